import type { Root } from 'hast';
import rehypeRaw from 'rehype-raw';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';

/**
 * Renders a comment as GitHub does: GitHub-flavoured Markdown, and then the sanitiser, whose default rules are
 * those of GitHub's html-pipeline.
 */
const pipeline = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype, { allowDangerousHtml: true })
  .use(rehypeRaw)
  .use(rehypeSanitize, { ...defaultSchema, clobberPrefix: '' })
  .use(rehypeStringify)
  .freeze();

export function renderLikeGitHub(markdown: string): string {
  return String(pipeline.processSync(markdown));
}

/** The same as a tree. */
export function parseLikeGitHub(markdown: string): Root {
  return pipeline.runSync(pipeline.parse(markdown));
}
