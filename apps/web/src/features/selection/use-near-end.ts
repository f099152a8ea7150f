import { useEffect, useRef, type RefObject } from 'react';

/** Calls when what the ref holds comes near the window; the button below stays for whoever does not scroll. */
export function useNearEnd(onNear: () => void, wanted: boolean): RefObject<HTMLDivElement | null> {
  const end = useRef<HTMLDivElement>(null);
  const act = useRef(onNear);
  useEffect(() => {
    act.current = onNear;
  });
  useEffect(() => {
    if (!wanted || !end.current) return undefined;
    const watch = new IntersectionObserver(
      (seen) => {
        if (seen.some(({ isIntersecting }) => isIntersecting)) act.current();
      },
      { rootMargin: '800px' },
    );
    watch.observe(end.current);
    return () => watch.disconnect();
  }, [wanted]);
  return end;
}
