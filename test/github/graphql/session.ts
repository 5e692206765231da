import type { Session } from '../conversation.ts';
import type { Urls } from '../urls.ts';

export type GraphQLSession = Session & { urls: Urls };
