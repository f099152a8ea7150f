import type { ReactNode } from 'react';
import './filter-bar.css';

/** Search and filters in one line; on a phone below each other. */
export function FilterBar({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="filter-bar" role="search" aria-label={label}>
      {children}
    </div>
  );
}
