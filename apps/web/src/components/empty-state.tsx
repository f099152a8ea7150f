import type { ReactNode } from 'react';
import './states.css';

/** What will be here, and the first thing to do about it. */
export function EmptyState({ title, text, action }: { title: string; text?: ReactNode; action?: ReactNode }) {
  return (
    <section className="empty-state">
      <h2>{title}</h2>
      {text && <p>{text}</p>}
      {action}
    </section>
  );
}
