import { join } from 'node:path';
import { generate } from 'selfsigned';
import { describe } from 'vitest';
import { startProxy, type Proxy } from './proxy.ts';
import { pictures, resultsOf, test as base, uploadsTo } from './scene.ts';

const test = base.extend<{ proxy: Proxy }>({
  proxy: async ({}, use) => {
    const proxy = await startProxy();
    await use(proxy);
    await proxy.close();
  },
});

/** The site's address by a name that only the proxy knows. */
function named(baseUrl: string): string {
  return baseUrl.replace('127.0.0.1', 'pixvid.test');
}

async function certificate(): Promise<{ key: string; cert: string }> {
  const altNames = [{ type: 2, value: 'pixvid.test' } as const, { type: 7, ip: '127.0.0.1' } as const];
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'pixvid.test' }], {
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames },
    ],
  });
  return { key, cert };
}

describe.concurrent('proxies', () => {
  for (const name of ['http_proxy', 'HTTP_PROXY']) {
    test(`${name} takes plain requests`, async ({ open, proxy, expect }) => {
      const { run, site } = await open({ files: pictures('a.png', 'b.png') });
      const environment = { [name]: `http://${proxy.address}` };
      const step = await run({ path: '*.png', 'base-url': named(site.baseUrl) }, { environment });
      expect(step.exitCode).toBe(0);
      expect(proxy.requests).toEqual(
        Array(2).fill({
          method: 'POST',
          target: `${named(site.baseUrl)}/api/1/upload`,
          authorization: undefined,
        }),
      );
      expect(uploadsTo(site).map(({ transfer }) => transfer)).toEqual(['length', 'length']);
    });
  }

  for (const name of ['https_proxy', 'HTTPS_PROXY']) {
    test(`${name} tunnels to sites with TLS`, async ({ open, proxy, expect }) => {
      const tls = await certificate();
      const { run, site, write, outside } = await open({ files: pictures('a.png'), tls });
      await write({ [join(outside, 'ca.pem')]: tls.cert });
      const environment = { [name]: `http://${proxy.address}`, NODE_EXTRA_CA_CERTS: join(outside, 'ca.pem') };
      const step = await run({ path: 'a.png', 'base-url': named(site.baseUrl) }, { environment });
      expect(step.exitCode).toBe(0);
      expect(proxy.requests).toMatchObject([
        { method: 'CONNECT', target: new URL(named(site.baseUrl)).host },
      ]);
    });
  }

  test('an address without scheme is one of an HTTP proxy', async ({ open, proxy, expect }) => {
    const { run, site } = await open({ files: pictures('a.png') });
    const environment = { http_proxy: proxy.address };
    const step = await run({ path: 'a.png', 'base-url': named(site.baseUrl) }, { environment });
    expect(step.exitCode).toBe(0);
    expect(proxy.requests).toHaveLength(1);
  });

  test('no_proxy names hosts that are reached directly', async ({ open, proxy, expect }) => {
    const { run, site } = await open({ files: pictures('a.png') });
    const environment = { http_proxy: `http://${proxy.address}`, no_proxy: 'example.com,127.0.0.1' };
    const step = await run({ path: 'a.png' }, { environment });
    expect(step.exitCode).toBe(0);
    expect(uploadsTo(site)).toHaveLength(1);
    expect(proxy.requests).toEqual([]);
  });

  test('http_proxy is for plain requests alone', async ({ open, proxy, expect }) => {
    const tls = await certificate();
    const { run, write, outside } = await open({ files: pictures('a.png'), tls });
    await write({ [join(outside, 'ca.pem')]: tls.cert });
    const environment = {
      http_proxy: `http://${proxy.address}`,
      NODE_EXTRA_CA_CERTS: join(outside, 'ca.pem'),
    };
    const step = await run({ path: 'a.png' }, { environment });
    expect(step.exitCode).toBe(0);
    expect(proxy.requests).toEqual([]);
  });

  test('credentials are given to the proxy, and masked', async ({ open, proxy, expect }) => {
    const { run, site } = await open({ files: pictures('a.png') });
    const environment = { http_proxy: `http://me:geheim%21@${proxy.address}` };
    const step = await run({ path: 'a.png', 'base-url': named(site.baseUrl) }, { environment });
    expect(step.exitCode).toBe(0);
    const credentials = Buffer.from('me:geheim!').toString('base64');
    expect(proxy.requests.map(({ authorization }) => authorization)).toEqual([`Basic ${credentials}`]);
    expect(uploadsTo(site)[0]?.headers).not.toHaveProperty('proxy-authorization');
    expect(step.masks).toContain('geheim!');
  });

  for (const [scheme, status, said] of [
    [
      'http',
      407,
      /^a\.png: The proxy wants a user name and password, or others \(status 407\)\. Put them into/,
    ],
    [
      'https',
      407,
      /^a\.png: The proxy wants a user name and password, or others \(status 407\)\. Put them into/,
    ],
    [
      'https',
      403,
      /^a\.png: The proxy does not pass requests to this site \(status 403\)\. Let the proxy pass/,
    ],
  ] as const) {
    test(`${status} of a proxy is told, for ${scheme}`, async ({ open, expect, onTestFinished }) => {
      const refusing = await startProxy(status);
      onTestFinished(refusing.close);
      const { run } = await open({ files: pictures('a.png') });
      const environment = { [`${scheme}_proxy`]: `http://${refusing.address}` };
      const step = await run({ path: 'a.png', 'base-url': `${scheme}://pixvid.test` }, { environment });
      expect(resultsOf(step)).toMatchObject([
        { status: 'failed', attempts: 1, error: { kind: 'bad-input' } },
      ]);
      expect(step.annotations[0]?.message).toMatch(said);
    });
  }

  test('what stands behind the host of a proxy means nothing', async ({ open, proxy, expect }) => {
    const { run, site } = await open({ files: pictures('a.png') });
    const environment = { http_proxy: `http://${proxy.address}/x?y#z` };
    const step = await run({ path: 'a.png', 'base-url': named(site.baseUrl) }, { environment });
    expect(step.exitCode).toBe(0);
    expect(proxy.requests).toHaveLength(1);
  });

  test('a raw % in a proxy’s password is one', async ({ open, proxy, expect }) => {
    const { run, site } = await open({ files: pictures('a.png') });
    const environment = { http_proxy: `http://me:100%@${proxy.address}` };
    const step = await run({ path: 'a.png', 'base-url': named(site.baseUrl) }, { environment });
    expect(step.annotations).toEqual([]);
    expect(step.exitCode).toBe(0);
    expect(proxy.requests.map(({ authorization }) => authorization)).toEqual([
      `Basic ${Buffer.from('me:100%').toString('base64')}`,
    ]);
    expect(step.masks).toContain('100%');
  });

  test('a proxy that does not answer is told with what to check', async ({ open, proxy, expect }) => {
    const { run, site } = await open({ files: pictures('a.png') });
    await proxy.close();
    const environment = { http_proxy: `http://me:geheim@${proxy.address}` };
    const inputs = { path: 'a.png', 'base-url': named(site.baseUrl), retries: '0' };
    const step = await run(inputs, { environment });
    expect(resultsOf(step)[0]).toMatchObject({ status: 'failed', error: { kind: 'network' } });
    expect(step.annotations[0]?.message).toMatch(/ECONNREFUSED.*proxy/);
    expect(step.lines.join('\n') + (step.annotations[0]?.message ?? '')).not.toContain('geheim');
  });
});

describe.concurrent('connections', () => {
  test('certificates of NODE_EXTRA_CA_CERTS are trusted', async ({ open, expect }) => {
    const tls = await certificate();
    const { run, write, outside } = await open({ files: pictures('a.png'), tls });
    await write({ [join(outside, 'ca.pem')]: tls.cert });
    const step = await run(
      { path: 'a.png' },
      { environment: { NODE_EXTRA_CA_CERTS: join(outside, 'ca.pem') } },
    );
    expect(step.exitCode).toBe(0);
  });

  test('others are not', async ({ open, expect }) => {
    const { run, site } = await open({ files: pictures('a.png'), tls: await certificate() });
    const step = await run({ path: 'a.png', retries: '0' });
    expect(step.exitCode).toBe(1);
    expect(resultsOf(step)[0]?.error).toMatchObject({
      kind: 'network',
      message: expect.stringMatching(/certificate|CERT/) as string,
    });
    expect(site.requests).toEqual([]);
  });

  test('are kept and used again', async ({ open, expect }) => {
    const { run, site } = await open({
      files: pictures('1.png', '2.png', '3.png', '4.png', '5.png', '6.png'),
    });
    await run({ path: '*.png', concurrency: '2' });
    expect(new Set(uploadsTo(site).map(({ remotePort }) => remotePort)).size).toBeLessThanOrEqual(2);
  });

  test('to nowhere are told', async ({ open, expect }) => {
    const { run } = await open({ files: pictures('a.png') });
    const step = await run({ path: 'a.png', 'base-url': 'http://127.0.0.1:9', retries: '0' });
    expect(step.exitCode).toBe(1);
    expect(resultsOf(step)[0]).toMatchObject({ status: 'failed', error: { kind: 'network' } });
    expect(step.annotations[0]?.message).toMatch(
      /^a\.png: .*127\.0\.0\.1:9.*ECONNREFUSED.*\. Check the base URL/,
    );
  });

  test('redirects of an upload are not followed', async ({ open, expect }) => {
    const { run, site } = await open({ files: pictures('a.png') });
    site.faults.add({ kind: 'redirect', location: '/elsewhere' });
    const step = await run({ path: 'a.png' });
    expect(resultsOf(step)[0]?.error?.kind).toBe('redirected');
    expect(site.requests).toHaveLength(1);
  });
});
