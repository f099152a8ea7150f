import { Button, Group } from '@mantine/core';
import type { Mailing } from '@traccia/contracts';
import { useState } from 'react';
import { ProblemNote } from '../../components/problem-note';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';
import { useStopMailing } from './mutations';

/** Some of its mails have not begun to leave. */
export function mailingIsLeaving({ state, counts }: Mailing): boolean {
  return state === 'leaving' || (state === 'sent' && (counts['planned'] ?? 0) > 0);
}

/** Asked once more, for what is stopped never leaves. */
export function StopPart({ id }: { id: string }) {
  const t = useWords('mailings');
  const stop = useStopMailing(id);
  const [asking, setAsking] = useState(false);
  return (
    <div className="mailing-section">
      {asking ? (
        <div role="group" aria-label={t('stop.act')}>
          <p>{t('stop.ask')}</p>
          <Group>
            <Button
              variant="outline"
              color="red"
              loading={stop.isPending}
              onClick={() => stop.mutate(undefined, { onError: () => setAsking(false) })}
            >
              {t('stop.sure')}
            </Button>
            <Button variant="default" onClick={() => setAsking(false)}>
              {t('stop.go_on')}
            </Button>
          </Group>
        </div>
      ) : (
        <Button variant="default" onClick={() => setAsking(true)}>
          {t('stop.act')}
        </Button>
      )}
      <ProblemNote error={stop.error} />
    </div>
  );
}

/** How many had left by then, and how many never will. */
export function StoppedNote({ mailing: { stopped, counts } }: { mailing: Mailing }) {
  const t = useWords('mailings');
  const format = useFormat();
  if (!stopped) return null;
  const kept = counts['cancelled'] ?? 0;
  const left = ['sent', 'sending', 'bounced', 'review'].reduce((sum, state) => sum + (counts[state] ?? 0), 0);
  return (
    <p className="mailing-section" role="status">
      {t('stopped.by', { name: stopped.byName, time: format.instant(stopped.at) })}{' '}
      {format.list([t('stopped.left', { count: left }), t('stopped.kept', { count: kept })])}
    </p>
  );
}
