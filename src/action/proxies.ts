import { maskPassword } from './masks.ts';
import { Problems } from './problems.ts';
import { variable, type Environment } from './runner.ts';

/** The proxies of the environment, by the scheme of what is fetched through them. */
export interface Proxies {
  http: string | undefined;
  https: string | undefined;
  /** Hosts to be reached directly, as in `no_proxy`. */
  except: string;
}

/**
 * Reads the variables that the toolkit's own HTTP client reads, in the same order: lower case before upper case,
 * and an address without scheme is one of an HTTP proxy. Passwords in them are masked.
 *
 * @throws InputError for an address that is none.
 */
export function readProxies(environment: Environment): Proxies {
  const problems = new Problems();
  const read = (name: string) => variable(environment, name) ?? variable(environment, name.toUpperCase());
  const address = (name: string) => {
    const given = read(name);
    if (given === undefined) return undefined;
    const full = /^[a-z][a-z0-9+.-]*:\/\//i.test(given) ? given : `http://${given}`;
    const url = URL.canParse(full) ? new URL(full) : undefined;
    if (url?.protocol === 'http:' || url?.protocol === 'https:') {
      maskPassword(url.password);
      url.username = decodable(url.username);
      url.password = decodable(url.password);
      // A proxy is a host: what some write behind it means nothing.
      Object.assign(url, { pathname: '', search: '', hash: '' });
      return url.href;
    }
    problems.addSentence(
      `The environment variable ${name} is not the address of an HTTP proxy. Set it to one such as http://proxy.example:3128, or unset it.`,
    );
    return undefined;
  };
  const proxies = {
    http: address('http_proxy'),
    https: address('https_proxy'),
    except: read('no_proxy') ?? '',
  };
  if (problems.any) throw problems.error();
  return proxies;
}

/** A raw `%` in a name or password encodes nothing: written as `%25`, undici reads it as it is meant. */
function decodable(text: string): string {
  try {
    decodeURIComponent(text);
    return text;
  } catch {
    return text.replaceAll('%', '%25');
  }
}
