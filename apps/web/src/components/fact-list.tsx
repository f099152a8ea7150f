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
          {/* What people wrote keeps the direction of its own language. */}
          <dd>{typeof fact.value === 'string' ? <bdi>{fact.value}</bdi> : fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
