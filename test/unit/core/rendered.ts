import rehypeRaw from 'rehype-raw';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';

const gfm = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype, { allowDangerousHtml: true })
  .use(rehypeRaw);

type Tree = ReturnType<typeof render>;
type Node = Tree | Tree['children'][number];

const rendered = new Map<string, ReturnType<typeof parsed>>();

/** GitHub's Markdown with the HTML inside it, as a tree. The last one is kept, as tests ask it several things. */
function render(markdown: string) {
  const tree = rendered.get(markdown) ?? parsed(markdown);
  rendered.clear();
  rendered.set(markdown, tree);
  return tree;
}

function parsed(markdown: string) {
  return gfm.runSync(gfm.parse(markdown));
}

function* nodesOf(node: Node): Generator<Node> {
  yield node;
  if ('children' in node) for (const child of node.children) yield* nodesOf(child);
}

/** Names of all elements and comments that Markdown or HTML renders to, in order. */
export function elementsIn(markdown: string): string[] {
  return [...nodesOf(render(markdown))].flatMap((node) => {
    if (node.type === 'element') return [node.tagName];
    return node.type === 'comment' ? ['!--'] : [];
  });
}

/** Attributes of the elements of a name. */
export function attributesIn(markdown: string, tagName: string): Record<string, unknown>[] {
  return [...nodesOf(render(markdown))].flatMap((node) =>
    node.type === 'element' && node.tagName === tagName ? [{ ...node.properties }] : [],
  );
}

/** The text a reader sees. */
export function textIn(markdown: string): string {
  return [...nodesOf(render(markdown))].map((node) => (node.type === 'text' ? node.value : '')).join('');
}
