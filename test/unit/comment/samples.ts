import type { Change, Picture, Remote, Section, Thread } from '../../../src/action/comment/section.ts';

export const thread: Thread = {
  serverUrl: 'https://github.example',
  repository: 'octo-org/shots',
  pullRequest: 7,
};

const site = 'https://pixvid.example';

/** A file on the site; everything that is not given follows from its name. */
export function remote(name: string, more: Partial<Remote> = {}): Remote {
  const stem = `${site}/images/2026/11/23/${encodeURIComponent(name.replace(/\W/g, '-'))}`;
  return {
    url: `${stem}.png`,
    viewerUrl: `${site}/image/${encodeURIComponent(name.replace(/\W/g, '-'))}`,
    shortUrl: null,
    thumbnailUrl: `${stem}.th.png`,
    mediumUrl: `${stem}.md.png`,
    frameUrl: null,
    deleteUrl: `${site}/image/${encodeURIComponent(name.replace(/\W/g, '-'))}/delete/${'0123456789abcdef'.repeat(4)}`,
    width: 1280,
    height: 800,
    size: 180_000,
    mime: 'image/png',
    duration: null,
    expiresAt: null,
    answer: null,
    ...more,
  };
}

export function picture(name: string, change: Change = 'none', more: Partial<Remote> = {}): Picture {
  return {
    name,
    sha: '0123456789abcdef0123456789abcdef',
    fingerprint: 'AAAAAAAAAAA',
    remote: remote(name, more),
    change,
    before: change === 'changed' ? remote(`old ${name}`) : null,
    difference: null,
  };
}

export function pictures(count: number, change: Change = 'none', more: Partial<Remote> = {}): Picture[] {
  return Array.from({ length: count }, (_, index) => picture(`shots/page-${index + 1}.png`, change, more));
}

export function video(name: string): Picture {
  const stem = `${site}/videos/${encodeURIComponent(name)}`;
  return picture(name, 'none', {
    url: `${stem}.mp4`,
    frameUrl: `${stem}.fr.jpeg`,
    mime: 'video/mp4',
    duration: 72,
    width: 1280,
    height: 720,
  });
}

export function section(more: Partial<Section> = {}): Section {
  return {
    label: 'screenshots',
    commit: '5f3c6b9a7d2e4f8091a2b3c4d5e6f708192a3b4c',
    runId: '19000000001',
    layout: { columns: 'auto', thumbnail: 'auto', title: 'Screenshots', template: '' },
    pictures: [],
    removed: [],
    removedCount: 0,
    failures: [],
    failedCount: 0,
    forgotten: 0,
    ...more,
  };
}
