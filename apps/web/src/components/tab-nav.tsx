import type { ReactNode } from 'react';
import './tab-nav.css';

/** Parts of one page; each tab is a link, so that it has an address. The current one says `aria-current`. */
export function TabNav({ label, children }: { label: string; children: readonly ReactNode[] }) {
  return (
    <nav className="tab-nav" aria-label={label}>
      <ul>
        {children.map((tab, index) => (
          <li key={index}>{tab}</li>
        ))}
      </ul>
    </nav>
  );
}
