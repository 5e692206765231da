import type { TestProject } from 'vitest/node';
import { installN8n, installRedis } from './install.ts';
import { providePackage } from './provided-package.ts';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await installRedis();
  await installN8n();
  return providePackage(project);
}
