import { describe, expect, test } from 'vitest';
import { BadInputError } from '../../../src/core/errors.ts';
import { parseRemoteUrl, remoteName } from '../../../src/core/remote-url.ts';
import { parseSite } from '../../../src/core/site.ts';
import { thrownBy } from './thrown-by.ts';

const publicSite = parseSite('https://pixvid.org');
const privateSite = parseSite('http://192.168.1.5');

describe('parseRemoteUrl', () => {
  test.each([
    ['https://example.com/a.png', 'https://example.com/a.png'],
    [' http://example.com/a.png?size=2#part\n', 'http://example.com/a.png?size=2#part'],
    ['https://bücher.example/ä.png', 'https://xn--bcher-kva.example/%C3%A4.png'],
    ['https://example.com:8443', 'https://example.com:8443/'],
  ])('%j may be fetched', (text, href) => {
    expect(parseRemoteUrl(text, publicSite).href).toBe(href);
  });

  test.each([
    ['', /is not a URL/],
    ['example.com/a.png', /is not a URL/],
    ['//example.com/a.png', /is not a URL/],
    ['ftp://example.com/a.png', /has the scheme ftp:/],
    ['file:///etc/passwd', /has the scheme file:/],
    ['javascript:alert(1)', /has the scheme javascript:/],
    ['https://user:hunter2@example.com/a.png', /at example\.com contains a user name or password/],
    ['http://127.0.0.1/a.png', /is at the private address 127\.0\.0\.1/],
    ['http://2130706433/a.png', /is at the private address 127\.0\.0\.1/],
    ['http://localhost:9000/a.png', /is at the private address localhost:9000/],
    ['http://[::1]/a.png', /is at the private address \[::1\]/],
    ['http://169.254.169.254/latest/meta-data', /is at the private address/],
  ])('%j may not', (text, message) => {
    const error = thrownBy(() => parseRemoteUrl(text, publicSite));
    expect(error).toBeInstanceOf(BadInputError);
    expect(error).toHaveProperty('message', expect.stringMatching(message));
    expect(String(error)).not.toContain('hunter2');
  });

  test('private addresses may be fetched for a site that is private itself', () => {
    expect(parseRemoteUrl('http://10.0.0.1/a.png', privateSite).href).toBe('http://10.0.0.1/a.png');
  });
});

describe('remoteName', () => {
  test.each([
    ['https://example.com/pictures/a.png?b=c/d.jpg', 'a.png'],
    ['https://example.com/%E6%97%A5%20a.png', '日 a.png'],
    ['https://example.com/100%.png', '100%.png'],
    ['https://example.com/', ''],
    ['https://example.com', ''],
    ['https://example.com/a/', ''],
  ])('of %s is %j', (url, name) => {
    expect(remoteName(new URL(url))).toBe(name);
  });
});
