import { describe, expect, test } from 'vitest';
import { BadInputError } from '../../../src/core/errors.ts';
import { parseApiKey, parseSite } from '../../../src/core/site.ts';
import { thrownBy } from './thrown-by.ts';

describe('parseSite', () => {
  test.each([
    ['https://pixvid.org', 'https://pixvid.org'],
    ['https://pixvid.org/', 'https://pixvid.org'],
    [' https://pixvid.org//\n', 'https://pixvid.org'],
    ['HTTPS://Pixvid.ORG', 'https://pixvid.org'],
    ['https://pixvid.org:443', 'https://pixvid.org'],
    ['http://127.0.0.1:8800', 'http://127.0.0.1:8800'],
    ['http://[::1]:8800/', 'http://[::1]:8800'],
    ['https://example.com/pictures/', 'https://example.com/pictures'],
    ['https://example.com/a b/', 'https://example.com/a%20b'],
    ['https://bücher.example', 'https://xn--bcher-kva.example'],
  ])('%j uploads to %s/api/1/upload', (text, baseUrl) => {
    expect(parseSite(text)).toEqual({
      baseUrl,
      origin: new URL(baseUrl).origin,
      uploadUrl: `${baseUrl}/api/1/upload`,
    });
  });

  test.each([
    ['', /"" is not a URL/],
    ['pixvid.org', /"pixvid\.org" is not a URL with a scheme/],
    ['localhost:8800', /does not start with https:\/\/ or http:\/\//],
    ['//pixvid.org', /is not a URL/],
    ['https://', /is not a URL/],
    ['ftp://pixvid.org', /does not start with https:\/\/ or http:\/\//],
    ['javascript:alert(1)', /does not start with https/],
    ['file:///etc/passwd', /does not start with https/],
    ['https://user@pixvid.org', /for pixvid\.org contains a user name or password/],
    ['https://user:hunter2@pixvid.org', /for pixvid\.org contains a user name or password/],
    ['https://:hunter2@pixvid.org', /for pixvid\.org contains a user name or password/],
    ['https://pixvid.org?key=hunter2', /for pixvid\.org contains a query/],
    ['https://pixvid.org/?', /contains a query/],
    ['https://pixvid.org/#hunter2', /for pixvid\.org contains a fragment/],
    ['https://pixvid.org#', /contains a fragment/],
    ['https://pixvid.org/api/1/upload', /contains the path of the API/],
    ['https://pixvid.org/api/1/upload/', /contains the path of the API/],
    ['https://pixvid.org/api/1', /contains the path of the API/],
    ['https://pixvid.org/api', /contains the path of the API/],
    ['ftp://user:hunter2@pixvid.org/?key=hunter2#hunter2', /does not start with https/],
    ['user:hunter2@pixvid.org', /does not start with https/],
    ['https://user:hunter2@pix vid.org', /is not a URL/],
  ])('%j is refused, and no secret in it shown', (text, message) => {
    const error = thrownBy(() => parseSite(text));
    expect(error).toBeInstanceOf(BadInputError);
    expect(error).toHaveProperty('message', expect.stringMatching(message));
    expect(error).toHaveProperty('message', expect.stringMatching(/^The base URL .*\.$/));
    expect(error).toHaveProperty('hint', expect.stringMatching(/https:\/\/pixvid\.org/));
    expect(String(error)).not.toContain('hunter2');
  });
});

describe('parseApiKey', () => {
  test.each([
    ['chv_xB_0123abcd', 'chv_xB_0123abcd'],
    [' chv_xB_0123abcd\n', 'chv_xB_0123abcd'],
    ['!"#$%&()*+,-./:;<=>?@[]^`{|}~', '!"#$%&()*+,-./:;<=>?@[]^`{|}~'],
  ])('%j is the key %s', (text, key) => {
    expect(parseApiKey(text)).toBe(key);
  });

  test.each([
    ['', /The API key is empty/],
    [' \t\n', /The API key is empty/],
    ['hunter2\r\nX-Evil: 1', /control characters/],
    ['hunter2 hunter3', /spaces/],
    ['hunter2\0', /control characters/],
    ['hunter2\x7f', /control characters/],
    ['hunter2é', /outside ASCII/],
    ['hunter2\u200b', /outside ASCII/],
  ])('%j is refused without being shown', (text, message) => {
    const error = thrownBy(() => parseApiKey(text));
    expect(error).toBeInstanceOf(BadInputError);
    expect(error).toHaveProperty('message', expect.stringMatching(message));
    expect(String(error)).not.toContain('hunter2');
  });
});
