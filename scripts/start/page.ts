import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import MarkdownIt from 'markdown-it';

/**
 * Writes the job summary as a web page in GitHub's looks, and answers with its path. What it shows of an
 * embedded site is kept beside it, since that site is gone when the page is opened.
 */
export async function writePage(
  summaryFile: string,
  folder: string,
  embeddedSite: string | undefined,
): Promise<string> {
  const markdown = await readFile(summaryFile, 'utf8');
  const stylesheet = await readFile(createRequire(import.meta.url).resolve('github-markdown-css'), 'utf8');
  const html = new MarkdownIt({ html: true }).render(markdown);
  const page = join(folder, 'summary.html');
  const body = embeddedSite === undefined ? html : await keepPictures(html, folder, embeddedSite);
  await writeFile(page, document(body, stylesheet));
  return page;
}

/** Saves every file of the site that the page refers to, and lets the page refer to those copies. */
async function keepPictures(html: string, folder: string, site: string): Promise<string> {
  const pictures = join(folder, 'pictures');
  await mkdir(pictures, { recursive: true });
  let kept = html;
  const references = new Set([...html.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? ''));
  for (const reference of [...references].filter((url) => url.startsWith(`${site}/`))) {
    const answer = await fetch(reference);
    const isMedia = /^(image|video)\//.test(answer.headers.get('content-type') ?? '');
    const bytes = Buffer.from(await answer.arrayBuffer());
    if (!answer.ok || !isMedia) continue;
    const name = basename(new URL(reference).pathname);
    await writeFile(join(pictures, name), bytes);
    kept = kept.replaceAll(`"${reference}"`, `"pictures/${name}"`);
  }
  return kept;
}

function document(body: string, stylesheet: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>Job summary</title>
<style>${stylesheet}
body { margin: 0; } .markdown-body { box-sizing: border-box; max-width: 1012px; margin: 0 auto; padding: 32px; }</style>
<article class="markdown-body">
${body}
</article>
</html>
`;
}
