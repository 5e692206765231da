import { describe, expect, test } from 'vitest';
import { renderGallery } from '../../../src/action/gallery.ts';
import { UnsupportedMediaError, type HostedFile, type UploadResult } from '../../../src/core/index.ts';

const oneMegabyte = 1_000_000;

function hosted(name: string, more: Partial<HostedFile> = {}): HostedFile {
  return {
    url: `https://pixvid.org/images/${name}`,
    viewerUrl: `https://pixvid.org/image/${name}`,
    shortUrl: null,
    thumbnailUrl: `https://pixvid.org/images/th/${name}`,
    mediumUrl: null,
    frameUrl: null,
    deleteUrl: `https://pixvid.org/image/${name}/delete/geheim`,
    width: 1200,
    height: 800,
    size: 11_068,
    mime: 'image/png',
    duration: null,
    expiresAt: null,
    answer: null,
    ...more,
  };
}

const about = { sha256: null, size: 11_068, mime: 'image/png', attempts: 1, warnings: [] };

function uploaded(file: string, more: Partial<HostedFile> = {}): UploadResult {
  return { ...about, file, status: 'uploaded', hosted: hosted(file, more) };
}

function failed(file: string, message = 'It is no picture'): UploadResult {
  return { ...about, file, status: 'failed', error: new UnsupportedMediaError(message) };
}

describe('the gallery', () => {
  test('shows every kind of result', () => {
    const film = { mime: 'video/mp4', duration: 72.4, frameUrl: 'https://pixvid.org/images/film.fr.jpeg' };
    const results: UploadResult[] = [
      uploaded('a.png', { expiresAt: '2026-11-26T09:21:55.000Z' }),
      {
        ...about,
        file: 'film.mp4',
        status: 'uploaded',
        hosted: hosted('film.mp4', film),
        warnings: ['Title was cut.'],
      },
      { ...about, file: 'again.png', status: 'reused', hosted: hosted('a.png') },
      failed('notes.txt'),
    ];
    expect(renderGallery(results, 'pixvid.org', oneMegabyte)).toMatchInlineSnapshot(`
      "<h3>3 of 4 files on pixvid.org</h3>
      <p>22.1 KB sent · 1 reused · 1 failed</p>
      <table>
      <tr><th>File</th><th></th><th>Reason</th><th>What to do</th></tr>
      <tr><td>notes.txt</td><td>failed</td><td>It is no picture</td><td>Use a format the site takes: PNG, JPEG, GIF, WebP, or MP4 and WebM for video.</td></tr>
      </table>
      <details><summary>1 warning</summary><ul>
      <li>film.mp4: Title was cut.</li>
      </ul></details>
      <table>
      <tr><td align="center" valign="top"><a href="https://pixvid.org/image/a.png"><img src="https://pixvid.org/images/th/a.png" alt="a.png" width="160"><br>a.png</a><br><sub>1200 × 800 · 11.1 KB · expires 2026-11-26 09:21 UTC</sub></td><td align="center" valign="top"><a href="https://pixvid.org/image/film.mp4"><img src="https://pixvid.org/images/film.fr.jpeg" alt="film.mp4" width="160"><br>▶ film.mp4</a><br><sub>1200 × 800 · 1:12 · 11.1 KB</sub></td><td align="center" valign="top"><a href="https://pixvid.org/image/a.png"><img src="https://pixvid.org/images/th/a.png" alt="again.png" width="160"><br>again.png</a><br><sub>1200 × 800 · 11.1 KB · reused</sub></td></tr>
      </table>
      "
    `);
  });

  test('of nothing is a heading', () => {
    expect(renderGallery([], 'pixvid.org', oneMegabyte)).toBe('<h3>0 of 0 files on pixvid.org</h3>\n');
  });

  test('shows a name where there is no picture, and no link where there is no page', () => {
    const nothing = { url: null, viewerUrl: null, thumbnailUrl: null };
    const text = renderGallery([uploaded('a.png', nothing)], 'pixvid.org', oneMegabyte);
    expect(text).toContain('<td align="center" valign="top">a.png<br>');
    expect(text).not.toContain('<img');
  });

  test('never shows a film as a picture', () => {
    const film = { mime: 'video/mp4', frameUrl: null, thumbnailUrl: null };
    expect(renderGallery([uploaded('a.mp4', film)], 'pixvid.org', oneMegabyte)).not.toContain('<img');
  });

  test('holds no delete URL', () => {
    expect(renderGallery([uploaded('a.png')], 'pixvid.org', oneMegabyte)).not.toContain('geheim');
  });

  test.each([5000, 100_000, oneMegabyte])('stays within %d bytes, and counts the rest', (limit) => {
    const many = Array.from({ length: 5000 }, (_, index) => [
      uploaded(`ü${index}.png`),
      failed(`x${index}`),
    ]).flat();
    const text = renderGallery(many, 'pixvid.org', limit);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(limit);
    const shown = text.match(/<td align/g)?.length ?? 0;
    const refused = text.match(/<td>failed/g)?.length ?? 0;
    expect(text).toContain(`… and ${5000 - shown} more`);
    expect(text).toContain(`… and ${5000 - refused} more`);
    for (const tag of ['table', 'tr', 'td', 'a']) {
      expect(text.split(`<${tag}>`).length + text.split(`<${tag} `).length - 1).toBe(
        text.split(`</${tag}>`).length,
      );
    }
  });

  test('uses all its room when everything failed', () => {
    const results = Array.from({ length: 20_000 }, (_, index) => failed(`${index}.png`));
    const size = Buffer.byteLength(renderGallery(results, 'pixvid.org', oneMegabyte));
    expect(size).toBeGreaterThan(0.75 * oneMegabyte);
  });

  test('warnings do not crowd the pictures out', () => {
    const results = Array.from({ length: 2000 }, (_, index) => ({
      ...uploaded(`${index}.png`),
      warnings: ['w'.repeat(1000)],
    }));
    const text = renderGallery(results, 'pixvid.org', oneMegabyte);
    expect(Buffer.byteLength(text)).toBeLessThan(oneMegabyte);
    expect(text.match(/<td align/g)).toHaveLength(2000);
    expect(text).toContain('2000 warnings');
  });
});
