import type { ReactNode } from 'react';
import './fact-list.css';

export interface Fact {
  name: string;
  value: ReactNode;
}

/** Names and values below each other, as in a well-set report. */
export function FactList({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="fact-list">
      {facts.map((fact) => (
        <div key={fact.name}>
          <dt>{fact.name}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
