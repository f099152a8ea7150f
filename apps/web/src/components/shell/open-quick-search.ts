/** The search comes with its own code; it is there before the reader can press a key twice. */
export async function openQuickSearch(): Promise<void> {
  const { showQuickSearch } = await import('./quick-search');
  showQuickSearch();
}
