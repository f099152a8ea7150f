/** What stands in the head of a page before any script has run: for search engines and for links that are shared. */
export interface PageHead {
  title: string;
  description: string;
  /** The address of the page without filters. */
  canonical: string;
  /** Structured data in the words of schema.org. */
  data: Record<string, unknown>;
}
/** The head of a page by its path; null for a page that says nothing before somebody signs in. */
export type DescribePage = (path: string) => Promise<PageHead | null>;

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function asText(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);
}

/**
 * The shell with the head of one page in place of its title. Nothing in a text can end the element it stands in.
 *
 * @example withHead('<title>Traccia</title>', { title: 'A < B', … }) // '<title>A &lt; B</title><meta …'
 */
export function withHead(shell: string, head: PageHead): string {
  const data = JSON.stringify(head.data).replace(/</g, '\\u003c');
  const lines = [
    `<title>${asText(head.title)}</title>`,
    `<meta name="description" content="${asText(head.description)}" />`,
    `<link rel="canonical" href="${asText(head.canonical)}" />`,
    `<meta property="og:title" content="${asText(head.title)}" />`,
    `<meta property="og:description" content="${asText(head.description)}" />`,
    `<script type="application/ld+json">${data}</script>`,
  ];
  return shell.replace(/<title>[^<]*<\/title>/, () => lines.join('\n    '));
}
