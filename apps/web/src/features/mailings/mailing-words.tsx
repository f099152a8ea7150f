import type { MailingState } from '@traccia/contracts';
import { StatusMark, type StatusKind } from '../../components/status-mark';
import { useWords } from '../../lib/words';

const shapes: Record<MailingState, StatusKind> = {
  draft: 'off',
  scheduled: 'planned',
  leaving: 'running',
  sent: 'done',
  stopped: 'off',
};

export function MailingStateMark({ state }: { state: MailingState }) {
  const t = useWords('mailings');
  return <StatusMark kind={shapes[state]}>{t(`state.${state}`)}</StatusMark>;
}
