import type { ProgressEvent, UploadItem } from '../core/index.ts';
import { bytes, count, rate } from './figures.ts';
import * as log from './log.ts';

/** Milliseconds between two looks at the figures; shorter runs show none. */
const lookEvery = 1000;
/** A line is printed when this share of all bytes was added, or this many milliseconds went by. */
const shareStep = 0.1;
const atLatestAfter = 30_000;

/** Prints how far a long run has got, so that it is seen to live. */
export class Progress {
  private readonly started = Date.now();
  private readonly files: number;
  /** Bytes each file needs and has sent, by position. */
  private readonly needed: number[];
  private readonly sent: number[];
  private decided = 0;
  private shownShare = 0;
  private shownAt = this.started;
  private readonly timer: NodeJS.Timeout;

  constructor(items: readonly UploadItem[]) {
    this.files = items.length;
    this.needed = items.map(({ source }) => (source.kind === 'binary' ? source.size : 0));
    this.sent = items.map(() => 0);
    this.timer = setInterval(() => {
      this.look();
    }, lookEvery).unref();
  }

  onProgress({ index, sent, total }: ProgressEvent): void {
    this.sent[index] = sent;
    if (total !== null) this.needed[index] = total;
  }

  onDecided(index: number): void {
    this.decided += 1;
    this.sent[index] = this.needed[index] ?? 0;
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private look(): void {
    const now = Date.now();
    const [sent, needed] = [sum(this.sent), sum(this.needed)];
    // What the site has not answered to yet may have to be sent again.
    const share = Math.min(needed === 0 ? this.decided / this.files : sent / needed, 0.99);
    if (share - this.shownShare < shareStep && now - this.shownAt < atLatestAfter) return;
    this.shownShare = share;
    this.shownAt = now;
    log.info(
      `  ${Math.floor(share * 100)} % · ${bytes(sent)} of ${bytes(needed)} · ${rate(sent, now - this.started)} · ${this.decided} of ${count(this.files, 'file')}`,
    );
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
