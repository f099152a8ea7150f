import type { Transfer } from '@traccia/contracts';
import { StatusMark } from '../../components/status-mark';
import { useWords } from '../../lib/words';

const marks = {
  asked: 'running',
  checked: 'planned',
  running: 'running',
  done: 'done',
  failed: 'trouble',
  cancelled: 'off',
} as const;

export function TransferState({ transfer }: { transfer: Transfer }) {
  const t = useWords('transfers');
  const writes = transfer.direction === 'export' && transfer.state === 'asked';
  return (
    <StatusMark kind={marks[transfer.state]}>
      {writes ? t('state.writing') : t(`state.${transfer.state}`)}
    </StatusMark>
  );
}
