import type { TestProject } from 'vitest/node';
import { installEngine } from './install.ts';
import { providePackage } from './provided-package.ts';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await installEngine();
  return providePackage(project);
}
