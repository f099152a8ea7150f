/**
 * Names the page's chunk in the HTML of an entry whose first script only imports it later: the browser fetches both at
 * once, and the first script runs while the page is still on its way.
 */
export function preloadPage({ entry, page }) {
  return {
    name: 'preload-page',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { filename, bundle }) {
        if (!filename.endsWith(entry)) return [];
        const chunk = Object.values(bundle ?? {}).find(
          (file) => file.type === 'chunk' && file.facadeModuleId?.endsWith(page),
        );
        if (!chunk) throw new Error(`No chunk for ${page}`);
        const named = [chunk.fileName, ...chunk.imports];
        return named.map((name) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: `/${name}` },
          injectTo: 'head',
        }));
      },
    },
  };
}
