import type { ReadingPage } from '@traccia/contracts';
import { useEffect, useRef } from 'react';
import { useNoteProgress } from './mutations';

/**
 * Calls back once the line is in sight with everything above it in its place. A picture that has still to come has no
 * height, so that the end of a long page stands in a window it leaves again when the picture is there.
 *
 * @returns how to stop watching
 */
export function watchEnd(line: HTMLElement, onEnd: () => void): () => void {
  if (typeof IntersectionObserver === 'undefined') return () => undefined;
  const page = line.parentElement ?? line;
  let inSight = false;
  const look = () => {
    const settled = [...page.querySelectorAll('img')].every(({ complete }) => complete);
    if (inSight && settled) onEnd();
  };
  const watcher = new IntersectionObserver((seen) => {
    inSight = seen.at(-1)?.isIntersecting ?? false;
    look();
  });
  // Where the end stays in sight when a picture has come, the watcher has nothing new to say; one frame later it has.
  const lookAgain = () => void setTimeout(look, 100);
  watcher.observe(line);
  page.addEventListener('load', lookAgain, true);
  page.addEventListener('error', lookAgain, true);
  return () => {
    watcher.disconnect();
    page.removeEventListener('load', lookAgain, true);
    page.removeEventListener('error', lookAgain, true);
  };
}

/** Seen on arrival, done at the end of the page or by hand; taking it back by hand holds until the next visit. */
export function useReadingProgress(page: ReadingPage) {
  const note = useNoteProgress(page.id);
  const end = useRef<HTMLDivElement>(null);
  const reached = useRef(page.done);
  const { mutate } = note;
  const done = note.data?.done ?? page.done;
  useEffect(() => {
    mutate(undefined);
    if (!end.current) return undefined;
    return watchEnd(end.current, () => {
      if (reached.current) return;
      reached.current = true;
      mutate(true);
    });
  }, [mutate]);
  return { done, end, setDone: (wanted: boolean) => mutate(wanted) };
}
