import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { BinaryDataManager, BinaryMetadata, EngineModules } from './modules.ts';

/** Where n8n keeps binary data: in the item itself, in files, or in its database. */
export type BinaryMode = 'memory' | 'filesystem' | 'database';

/** Makes n8n keep binary data this way from now on. The mode belongs to the whole process, in n8n too. */
export async function useBinaryMode(
  { core, container, logger }: EngineModules,
  mode: BinaryMode,
  folder: string,
): Promise<void> {
  const config = container.get(core.BinaryDataConfig);
  config.mode = mode === 'memory' ? 'default' : mode;
  config.localStoragePath = folder;
  const service = new core.BinaryDataService(
    config,
    container.get(core.ErrorReporter),
    container.get(logger),
  );
  await service.init();
  if (mode === 'database') service.setManager('database', new DatabaseStandIn());
  container.set(core.BinaryDataService, service);
}

/** n8n's database manager without its database: it too holds whole files and streams each as a single chunk. */
class DatabaseStandIn implements BinaryDataManager {
  readonly #files = new Map<string, { content: Buffer; metadata: BinaryMetadata }>();

  async store(_location: unknown, content: Buffer | Readable, metadata: BinaryMetadata) {
    const whole = Buffer.isBuffer(content) ? content : await buffer(content);
    const fileId = randomUUID();
    this.#files.set(fileId, { content: whole, metadata });
    return { fileId, fileSize: whole.length };
  }

  async getAsBuffer(fileId: string) {
    return Promise.resolve(this.#file(fileId).content);
  }

  async getAsStream(fileId: string) {
    return Promise.resolve(Readable.from(this.#file(fileId).content));
  }

  async getMetadata(fileId: string) {
    const { content, metadata } = this.#file(fileId);
    return Promise.resolve({ ...metadata, fileSize: content.length });
  }

  #file(fileId: string) {
    const file = this.#files.get(fileId);
    if (file === undefined) throw new Error(`No binary data with the id ${fileId}`);
    return file;
  }
}
