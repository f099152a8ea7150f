import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { useFormat } from '../../lib/format';
import { useMe } from '../../lib/me';
import { useWords } from '../../lib/words';
import { flushOutbox, loadOutbox, readOutbox, wakeOutbox, watchOutbox } from './outbox';

/** Together with the patience for one request: what waits is sent some twenty seconds after the network is back. */
const everySeconds = 10;

/** The outbox of this device, sent by itself whenever there is a network. */
export function useOutbox() {
  const { batches, sending } = useSyncExternalStore(watchOutbox, readOutbox);
  const t = useWords('attendance');
  const format = useFormat();
  const client = useQueryClient();
  const personId = useMe()?.id;
  const flush = useCallback(async () => {
    if (!personId) return;
    const answers = await flushOutbox(personId);
    if (answers.length === 0) return;
    const sum = (of: (answer: (typeof answers)[number]) => number) =>
      answers.reduce((total, answer) => total + of(answer), 0);
    const outdated = sum((answer) => answer.outdated.length);
    const refused = sum((answer) => answer.refused.length);
    const said = [
      t('saved', { number: format.number(sum((answer) => answer.recorded + answer.unchanged)) }),
      outdated > 0 && t('outdated', { number: format.number(outdated) }),
      refused > 0 && t('left', { number: format.number(refused) }),
    ];
    notifications.show({ message: said.filter(Boolean).join(' ') });
    await client.invalidateQueries({ queryKey: ['activities'] });
    await client.invalidateQueries({ queryKey: ['home'] });
  }, [client, format, personId, t]);
  useEffect(() => {
    const again = () => void flush();
    const wake = () => {
      wakeOutbox();
      again();
    };
    // A phone that slept has slept through its timers too.
    const seen = () => document.visibilityState === 'visible' && again();
    void loadOutbox().then(again);
    window.addEventListener('online', wake);
    document.addEventListener('visibilitychange', seen);
    const timer = window.setInterval(again, everySeconds * 1000);
    return () => {
      window.removeEventListener('online', wake);
      document.removeEventListener('visibilitychange', seen);
      window.clearInterval(timer);
    };
  }, [flush]);
  return { batches, sending, personId: personId ?? null, flush };
}
