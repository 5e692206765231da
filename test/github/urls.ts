/** The three addresses a runner hands to its steps, without trailing slash. */
export interface Urls {
  /** GITHUB_API_URL */
  api: string;
  /** GITHUB_GRAPHQL_URL */
  graphql: string;
  /** GITHUB_SERVER_URL */
  server: string;
}

/**
 * As on github.com, API and pages have different hosts (both loopback) unless this is GitHub Enterprise
 * Server, which has one host and its API under a path.
 */
export function urlsAt(port: number, ghes: boolean): Urls {
  const api = `http://127.0.0.1:${port}`;
  return ghes
    ? { api: `${api}/api/v3`, graphql: `${api}/api/graphql`, server: api }
    : { api, graphql: `${api}/graphql`, server: `http://localhost:${port}` };
}
