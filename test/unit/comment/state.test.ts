import { describe, expect, it } from 'vitest';
import { Sealer, type Binding } from '../../../src/action/comment/state/seal.ts';
import { picture, pictures, remote, section, video } from './samples.ts';

const binding: Binding = {
  repository: 'octo-org/shots',
  pullRequest: 7,
  commentKey: 'Screenshots',
  section: '0123456789abcdef0123',
  revision: { run: 19_000_000_001, attempt: 1, step: 0, writer: 4711 },
};
const sealer = new Sealer('chv_key', 'https://pixvid.example');

const full = section({
  label: 'e2e (chromium, 20)',
  layout: { columns: 3, thumbnail: 200, title: 'Shots', template: '{{pictures}}' },
  pictures: [
    ...pictures(3, 'unchanged'),
    picture('changed.png', 'changed'),
    { ...video('clip.mp4'), difference: remote('difference') },
    picture('elsewhere.png', 'new', {
      url: 'https://cdn.example/x.png',
      deleteUrl: 'https://other.example/delete/1',
    }),
    {
      ...picture('bare.png', 'stale', { viewerUrl: null, thumbnailUrl: null, deleteUrl: null, width: null }),
      sha: null,
    },
  ],
  removed: ['gone.png'],
  removedCount: 1,
  failures: [{ name: 'broken.png', reason: 'The site is full.' }],
  failedCount: 3,
  forgotten: 2,
});

describe('the sealed state', () => {
  it('opens to what was sealed', () => {
    expect(sealer.open(sealer.seal(full, binding), binding)).toEqual(full);
  });

  it('shows nothing of it', () => {
    const bytes = Buffer.from(sealer.seal(full, binding), 'base64').toString('latin1');
    expect(bytes).not.toMatch(/chromium|pixvid|delete/);
  });

  it.each([
    ['another key', new Sealer('chv_other', 'https://pixvid.example'), binding],
    ['another repository', sealer, { ...binding, repository: 'octo-org/other' }],
    ['another pull request', sealer, { ...binding, pullRequest: 8 }],
    ['another comment key', sealer, { ...binding, commentKey: 'Other' }],
    ['another section', sealer, { ...binding, section: 'ffffffffffffffffffff' }],
    ['another revision', sealer, { ...binding, revision: { ...binding.revision, writer: 1 } }],
  ])('stays shut for %s', (_, reader, place) => {
    expect(reader.open(sealer.seal(full, binding), place)).toBeUndefined();
  });

  it('stays shut when any bit is flipped, any character changed, or the end is cut', () => {
    const sealed = sealer.seal(section({ pictures: pictures(2) }), binding);
    const bytes = Buffer.from(sealed, 'base64');
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const flipped = Buffer.from(bytes);
      flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      expect(sealer.open(flipped.toString('base64'), binding), `bit ${bit}`).toBeUndefined();
    }
    for (let index = 0; index < sealed.length; index += 1) {
      const other = sealed[index] === 'A' ? 'B' : 'A';
      const changed = sealed.slice(0, index) + other + sealed.slice(index + 1);
      expect(sealer.open(changed, binding), `character ${index}`).toBeUndefined();
      expect(sealer.open(sealed.slice(0, index), binding), `cut at ${index}`).toBeUndefined();
    }
  });

  it('takes less than 140 characters a picture', () => {
    const many = section({ pictures: manyPictures(500) });
    expect(sealer.seal(many, binding).length / 500).toBeLessThan(140);
  });
});

/** Hashes and delete codes differ, as real ones do. */
function manyPictures(count: number) {
  return pictures(count).map((one, index) => {
    const code = Array.from({ length: 64 }, (_, at) =>
      ((index * 7919 + at * 104_729 + index * at * 31) % 16).toString(16),
    ).join('');
    return {
      ...one,
      sha: code.slice(0, 32),
      remote: { ...one.remote, deleteUrl: `${one.remote.viewerUrl ?? ''}/delete/${code}` },
    };
  });
}
