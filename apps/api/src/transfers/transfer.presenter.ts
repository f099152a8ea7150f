import type { Transfer, TransferLine } from '@traccia/contracts';
import type { SheetLine, TransferEntry } from '@traccia/persistence';

export function presentTransfer({ askedKey: _, ...entry }: TransferEntry): Transfer {
  return {
    ...entry,
    askedAt: entry.askedAt.toISOString(),
    endedAt: entry.endedAt?.toISOString() ?? null,
  };
}

/** By which a reader finds the line again: the address or the name that it holds. */
export function presentLine(kind: Transfer['kind'], { line, cells, faults }: SheetLine): TransferLine {
  const names = kind === 'attendance' ? Object.values(cells) : [cells.email ?? cells.name ?? ''];
  return { line, about: names[0]?.slice(0, 120) ?? '', faults };
}
