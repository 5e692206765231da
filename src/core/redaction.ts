/**
 * Real keys have 64 characters and more. A shorter one, as in tests, could be an innocent word in a URL or title
 * of an answer, where replacing it would do harm.
 */
const shortestRealKey = 16;

/** A site's answer without the key, in case the site sends it back. */
export function answerWithoutKey(text: string, apiKey: string): string {
  return apiKey.length < shortestRealKey ? text : withoutKey(text, apiKey);
}

/** Words of a site, to be shown in a message, without the key. */
export function withoutKey(text: string, apiKey: string): string {
  if (apiKey === '') return text;
  const inJson = JSON.stringify(apiKey).slice(1, -1);
  const spellings = [apiKey, inJson, inJson.replaceAll('/', '\\/'), encodeURIComponent(apiKey)];
  return spellings.reduce((left, spelling) => left.replaceAll(spelling, '***'), text);
}
