import {
  CommentGoneError,
  TryAgainError,
  type Comment,
  type Conversation,
} from '../../../src/action/comment/race/conversation.ts';
import type { Clock } from '../../../src/action/comment/race/settle.ts';
import { staleness } from '../../../src/action/comment/race/timing.ts';
import { seededRandom } from './seeded-random.ts';

/** A conversation in virtual time: requests take random times, reads lag behind the writes. */
export interface SimulatedGitHub {
  comments: () => Comment[];
  now: () => number;
  writes: number;
  created: number;
  hidden: readonly number[];
}

export interface World {
  /** Texts of comments from long ago. */
  before?: readonly string[];
  /** Part of the requests that fail, half of those after they were done. */
  failing?: number;
  tasks: number;
}

type Task = (conversation: Conversation, clock: Clock, index: number) => Promise<void>;

/** Runs so many tasks at once, until all have ended. */
export async function simulate(
  seed: number,
  { before = [], failing = 0, tasks }: World,
  task: Task,
): Promise<SimulatedGitHub> {
  const random = seededRandom(seed);
  const time = new VirtualTime();
  const store = new Store();
  for (const text of before) store.create(text, -60_000);
  const clock: Clock = { now: () => time.now, sleep: async (ms) => time.sleep(ms), random };
  const within = (least: number, most: number) => least + random() * (most - least);
  /** The request travels, is done at one moment, and its answer travels back. */
  const request = async <T>(act: () => T): Promise<T> => {
    const luck = random();
    await time.sleep(within(20, 700));
    if (luck < failing / 2) throw new TryAgainError('status 502');
    const done = act();
    await time.sleep(within(20, 700));
    if (luck < failing) throw new TryAgainError('connection reset');
    return done;
  };
  const conversation: Conversation = {
    list: async () => {
      const lag = random() < 0.3 ? within(0, staleness) : 0;
      const asked = time.now;
      return request(() => store.asOf(Math.min(time.now, Math.max(asked, time.now - lag)) - lag));
    },
    create: async (text) => request(() => store.create(text, time.now)),
    update: async (id, text) => request(() => store.write(id, text, time.now)),
    remove: async (id) => request(() => store.write(id, undefined, time.now)).catch(ignoreGone),
    hide: async (nodeId) => request(() => store.hide(Number(nodeId.slice(3)), time.now)),
  };
  let running = tasks;
  const all = Array.from({ length: tasks }, async (_, index) => {
    await task(conversation, clock, index);
    running -= 1;
  });
  await time.runWhile(() => running > 0);
  await Promise.all(all);
  return {
    comments: () => store.asOf(Infinity),
    now: () => time.now,
    writes: store.writes,
    created: store.created,
    hidden: store.hidden,
  };
}

function ignoreGone(error: unknown): void {
  if (!(error instanceof CommentGoneError)) throw error;
}

class VirtualTime {
  now = 0;
  #sleepers: { at: number; wake: () => void }[] = [];

  async sleep(ms: number): Promise<void> {
    return new Promise((wake) => {
      const at = this.now + ms;
      const index = this.#sleepers.findIndex((one) => one.at > at);
      this.#sleepers.splice(index === -1 ? this.#sleepers.length : index, 0, { at, wake });
    });
  }

  async runWhile(condition: () => boolean): Promise<void> {
    for (;;) {
      await new Promise((done) => setImmediate(done));
      if (!condition()) return;
      const next = this.#sleepers.shift();
      if (next === undefined) throw new Error('Everybody waits and nobody sleeps.');
      this.now = next.at;
      next.wake();
    }
  }
}

class Store {
  writes = 0;
  created = 0;
  readonly hidden: number[] = [];
  readonly #histories: { id: number; versions: { at: number; text: string | undefined }[] }[] = [];

  create(text: string, at: number): Comment {
    const id = 1_000 + this.#histories.length;
    this.#histories.push({ id, versions: [{ at, text }] });
    this.created += 1;
    return represent(id, text);
  }

  write(id: number, text: string | undefined, at: number): void {
    const history = this.#histories.find((one) => one.id === id);
    if (history?.versions.at(-1)?.text === undefined) throw new CommentGoneError(id);
    history.versions.push({ at, text });
    this.writes += 1;
  }

  /** Minimised ones are not listed any more. */
  hide(id: number, at: number): void {
    this.write(id, undefined, at);
    this.hidden.push(id);
  }

  asOf(time: number): Comment[] {
    return this.#histories.flatMap(({ id, versions }) => {
      const text = versions.findLast(({ at }) => at <= time)?.text;
      return text === undefined ? [] : [represent(id, text)];
    });
  }
}

function represent(id: number, text: string): Comment {
  return { id, nodeId: `IC_${id}`, url: `https://github.test/comment/${id}`, text };
}
