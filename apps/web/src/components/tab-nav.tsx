import { useEffect, useRef, type ReactNode } from 'react';
import './tab-nav.css';

/** Parts of one page; each tab is a link, so that it has an address. The current one says `aria-current`. */
export function TabNav({ label, children }: { label: string; children: readonly ReactNode[] }) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    // On a phone the tabs scroll; the current one must be among those seen.
    list.current?.querySelector('[aria-current]')?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
  });
  return (
    <nav className="tab-nav" aria-label={label}>
      <ul ref={list}>
        {children.map((tab, index) => (
          <li key={index}>{tab}</li>
        ))}
      </ul>
    </nav>
  );
}
