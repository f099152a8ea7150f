import type { InstrumentEntry } from '@traccia/contracts';
import { StatusMark, type StatusKind } from '../../components/status-mark';
import { useWords } from '../../lib/words';

type Shown = 'archived' | 'shipped' | 'next' | 'published' | 'draft';
const shapes: Record<Shown, StatusKind> = {
  archived: 'off',
  shipped: 'done',
  next: 'running',
  published: 'done',
  draft: 'planned',
};

function stateOf({ archivedAt, shipped, published, draft }: InstrumentEntry): Shown {
  if (archivedAt) return 'archived';
  if (shipped) return 'shipped';
  if (published) return draft ? 'next' : 'published';
  return 'draft';
}

export function InstrumentState({ instrument }: { instrument: InstrumentEntry }) {
  const t = useWords('instruments');
  const state = stateOf(instrument);
  return <StatusMark kind={shapes[state]}>{t(`state.${state}`)}</StatusMark>;
}
