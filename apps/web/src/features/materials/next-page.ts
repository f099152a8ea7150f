interface PageToRead {
  id: string;
  done: boolean;
}

/**
 * Where reading goes on: at the page that was left unfinished, else at the next one not done, the first of all if none
 * follows. Who has read everything comes back to the page seen last.
 *
 * @param pages in the order of reading
 * @param seenLast id of a page, or null before the first
 */
export function nextPage(pages: readonly PageToRead[], seenLast: string | null): string | null {
  const at = pages.findIndex(({ id }) => id === seenLast);
  const open = (page: PageToRead) => !page.done;
  const next = pages.slice(Math.max(0, at)).find(open) ?? pages.find(open);
  return next?.id ?? seenLast;
}
