import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import type { AnswerOf, impactApi } from '@traccia/contracts';
import { QueryState } from '../../components/query-state';
import { useFormat } from '../../lib/format';
import { useMay } from '../../lib/me';
import { useProblemSentence } from '../../lib/problem-sentence';
import { useWords } from '../../lib/words';
import { useCancelRound, useRecompute } from './mutations';
import { impactQueries } from './queries';
import './impact.css';

type Computing = AnswerOf<typeof impactApi.latestRound>;

/** How far the computing of figures is, and what the latest nightly check found. */
export function RoundProgress() {
  const t = useWords('impact');
  const query = useQuery(impactQueries.latestRound());
  return (
    <section className="computing" aria-labelledby="computing">
      <h2 id="computing">{t('round.title')}</h2>
      <QueryState query={query} lines={3}>
        {(computing) => (
          <>
            <RoundLine {...computing} />
            <CheckLine check={computing.check} />
            <Acts {...computing} />
          </>
        )}
      </QueryState>
    </section>
  );
}

const isRunning = ({ round }: Pick<Computing, 'round'>): boolean => round !== null && round.endedAt === null;

function RoundLine({ round, waiting }: Computing) {
  const t = useWords('impact');
  const codes = useWords('codes');
  const format = useFormat();
  const number = (value: number) => format.number(value);
  if (round && isRunning({ round })) {
    const { scopesDone, scopesTotal, scopeType, cancelAsked } = round;
    return (
      <div role="status">
        <progress aria-labelledby="computing" value={scopesDone} max={Math.max(scopesTotal, 1)} />
        <p>
          {t('round.running', { done: number(scopesDone), total: number(scopesTotal) })}{' '}
          {cancelAsked
            ? t('round.cancelling')
            : scopeType && t('round.now', { scope: codes(`scope.${scopeType}`) })}
        </p>
      </div>
    );
  }
  return (
    <div role="status">
      <p>
        {waiting === 0 ? t('round.up_to_date') : t('round.waiting', { number: number(waiting) })}
        {waiting > 0 &&
          round?.restsUntil &&
          ` ${t('round.rests', { time: format.instant(round.restsUntil) })}`}
        {waiting > 0 && round?.endedHow === 'failed' && ` ${t('round.failed')}`}
      </p>
    </div>
  );
}

function CheckLine({ check }: Pick<Computing, 'check'>) {
  const t = useWords('impact');
  const format = useFormat();
  if (!check) return <p>{t('check.none')}</p>;
  const day = format.day(check.night);
  const number = (value: number) => format.number(value);
  const compared = check.scopesChecked - check.scopesOfOtherVersions;
  return (
    <p>
      {check.scopesDiffering > 0 ? (
        <strong>
          {t('check.differs', { day, number: number(check.scopesDiffering), total: number(compared) })}
        </strong>
      ) : (
        t('check.fine', { day, number: number(compared) })
      )}
      {check.scopesMovedOn > 0 && ` ${t('check.moved', { number: number(check.scopesMovedOn) })}`}
      {check.scopesOfOtherVersions > 0 &&
        ` ${t('check.other', { number: number(check.scopesOfOtherVersions) })}`}
    </p>
  );
}

function Acts({ round, mayCancel }: Computing) {
  const t = useWords('impact');
  const may = useMay();
  const sentence = useProblemSentence();
  const recompute = useRecompute();
  const cancel = useCancelRound();
  const refused = (error: unknown) => notifications.show({ message: sentence(error), role: 'alert' });
  if (!mayCancel || !may('impact.manage')) return null;
  if (isRunning({ round }))
    return (
      <Button
        variant="default"
        loading={cancel.isPending}
        disabled={round?.cancelAsked ?? false}
        onClick={() =>
          cancel.mutate(undefined, {
            onSuccess: ({ asked }) =>
              notifications.show({ message: t(asked ? 'round.cancel_asked' : 'round.nothing_runs') }),
            onError: refused,
          })
        }
      >
        {t('round.cancel')}
      </Button>
    );
  return (
    <Button
      variant="default"
      loading={recompute.isPending}
      onClick={() =>
        recompute.mutate(
          { scopeType: 'centre' },
          {
            onSuccess: () => notifications.show({ message: t('round.recompute_accepted') }),
            onError: refused,
          },
        )
      }
    >
      {t('round.recompute')}
    </Button>
  );
}
