import './status-mark.css';

export type StatusKind = 'planned' | 'running' | 'done' | 'trouble' | 'off';
const shapes: Record<StatusKind, string> = { planned: '○', running: '◐', done: '●', trouble: '▲', off: '–' };

/** A state by shape and word; the colour only repeats it. */
export function StatusMark({ kind, children }: { kind: StatusKind; children: string }) {
  return (
    <span className={`status-mark ${kind}`}>
      <span aria-hidden="true">{shapes[kind]}</span>
      {children}
    </span>
  );
}
