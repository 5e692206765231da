import type { components } from '@octokit/openapi-types';

/** Types of GitHub's published description, by their name there. */
export type Schemas = components['schemas'];
