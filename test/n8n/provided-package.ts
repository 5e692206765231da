import { rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { pack } from './package.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Path of the project's package as `npm pack` makes it of the last build. */
    tarball: string;
  }
}

/** Packs the project once for all of its tests, which get the path by `inject('tarball')`. @returns the clean-up */
export async function providePackage(project: TestProject): Promise<() => Promise<void>> {
  const tarball = await pack(resolve(import.meta.dirname, '../..'));
  project.provide('tarball', tarball);
  return () => rm(dirname(tarball), { recursive: true });
}
