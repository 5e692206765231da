import { repositoryOf, type Handler } from './exchange.ts';
import { representRepository } from './represent-repository.ts';

export const answerGetRepository: Handler = (exchange) => {
  const repository = representRepository(repositoryOf(exchange), exchange.urls);
  return { status: 200, body: { ...repository, network_count: 0, subscribers_count: 0 } };
};
