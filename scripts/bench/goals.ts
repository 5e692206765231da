import type { CaseName, Measured } from './cases.ts';
import type { Facts } from './facts.ts';
import type { Figures } from './figures.ts';

export interface Goal {
  text: string;
  limit: number;
  unit: string;
  /** Undefined where it was not measured. */
  figure: (measured: Measured, facts: Facts) => number | undefined;
}

const wall = (name: CaseName) => (measured: Measured) => oursIn(measured, name)?.wallRatio?.median;
const cpu = (name: CaseName) => (measured: Measured) => oursIn(measured, name)?.cpuRatio?.median;
const megabytes = (name: CaseName) => (measured: Measured) => inMegabytes(oursIn(measured, name)?.rss);
const times = '×';

export const goals: readonly Goal[] = [
  {
    text: '500 pictures, 50 ms, 8 at once: wall against curl',
    limit: 1.08,
    unit: times,
    figure: wall('pictures50'),
  },
  {
    text: '500 pictures, 50 ms, 32 at once: wall against curl',
    limit: 1.25,
    unit: times,
    figure: wall('pictures50at32'),
  },
  {
    text: '500 pictures, no latency, 8 at once: wall against curl',
    limit: 2.6,
    unit: times,
    figure: wall('pictures'),
  },
  {
    text: '500 pictures, no latency, 8 at once: CPU against curl',
    limit: 3.2,
    unit: times,
    figure: cpu('pictures'),
  },
  { text: 'the same over TLS: wall against curl', limit: 2.6, unit: times, figure: wall('picturesTls') },
  { text: '1 GiB: wall against curl', limit: 1.3, unit: times, figure: wall('video') },
  { text: '1 GiB: CPU against curl', limit: 2.3, unit: times, figure: cpu('video') },
  { text: '1 GiB over TLS: wall against curl', limit: 1.2, unit: times, figure: wall('videoTls') },
  { text: '500 pictures: peak RSS', limit: 95, unit: 'MB', figure: megabytes('pictures') },
  { text: '1 GiB: peak RSS', limit: 95, unit: 'MB', figure: megabytes('video') },
  {
    text: '10,000 pictures against 500, 5 KB each: RSS growth',
    limit: 30,
    unit: 'MB',
    figure: (measured) => difference(megabytes('growth10000')(measured), megabytes('growth500')(measured)),
  },
  {
    text: 'start of the step (nothing to upload) over `node -e 0`',
    limit: 40,
    unit: 'ms',
    figure: ({ noWork }) => noWork?.ours?.wallOver ?? undefined,
  },
  {
    text: 'JavaScript loaded on the upload path',
    limit: 300,
    unit: 'KB',
    figure: (_, { uploadPathBytes }) => uploadPathBytes / 1000,
  },
  {
    text: 'second push, 2 of 500 changed: uploads',
    limit: 2,
    unit: '',
    figure: (_, { secondPush }) => secondPush.uploads,
  },
  {
    text: 'second push, 2 of 500 changed: API calls',
    limit: 10,
    unit: '',
    figure: (_, { secondPush }) => secondPush.apiCalls,
  },
  {
    text: '500 among 100,000 files, to the first upload, against a bare walk',
    limit: 2.2,
    unit: times,
    figure: ({ glob }) => quotient(glob?.ours?.toFirst, glob?.['bare walk']?.wall),
  },
  { text: 'n8n: loading the package', limit: 15, unit: 'ms', figure: (_, { packageLoad }) => packageLoad },
];

function oursIn(measured: Measured, name: CaseName): Figures | undefined {
  return measured[name]?.ours;
}

function inMegabytes(bytes: number | undefined): number | undefined {
  return bytes === undefined ? undefined : bytes / 1e6;
}

function difference(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? undefined : one - other;
}

function quotient(one: number | null | undefined, other: number | undefined): number | undefined {
  return typeof one !== 'number' || other === undefined ? undefined : one / other;
}
