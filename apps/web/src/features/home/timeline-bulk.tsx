import { Button, NativeSelect } from '@mantine/core';
import type { BulkResult, TimelineRow } from '@traccia/contracts';
import { activityTransitions } from '@traccia/training';
import { useState } from 'react';
import { ButtonLink } from '../../components/link';
import { ProblemNote } from '../../components/problem-note';
import { useFormat, useLocalised } from '../../lib/format';
import { useWords } from '../../lib/words';
import { HandOverPanel } from './hand-over-panel';
import { useSetStatuses } from './mutations';

const most = 50;
const targets = ['tentative', 'open', 'confirmed', 'running', 'ended', 'closed'] as const;
type Target = (typeof targets)[number];
type Done = { results: readonly BulkResult[]; rows: readonly TimelineRow[] };

/** What can be done with the chosen activities; each answers for itself what happened, and why not. */
export function TimelineBulk({ chosen, onClear }: { chosen: readonly TimelineRow[]; onClear: () => void }) {
  const t = useWords('home');
  const [handing, setHanding] = useState(false);
  const [done, setDone] = useState<Done | null>(null);
  const finish = (results: readonly BulkResult[]) => {
    setDone({ results, rows: chosen });
    setHanding(false);
    onClear();
  };
  return (
    <>
      {done && <Results {...done} onClose={() => setDone(null)} />}
      {chosen.length > 0 && (
        <section className="timeline-bulk" aria-label={t('bulk.title')}>
          <strong aria-live="polite">{t('bulk.chosen', { count: chosen.length })}</strong>
          {chosen.length > most ? (
            <span role="alert">{t('bulk.too_many', { most })}</span>
          ) : (
            <>
              <MoveChosen key={chosen.map(({ id }) => id).join()} chosen={chosen} onDone={finish} />
              <Button variant="default" aria-expanded={handing} onClick={() => setHanding(!handing)}>
                {t('handover.open')}
              </Button>
            </>
          )}
          {chosen.length === 1 && (
            <ButtonLink
              to="/staff/mailings/new"
              search={{ activity: chosen[0]?.id } as never}
              variant="default"
            >
              {t('bulk.write')}
            </ButtonLink>
          )}
          <Button variant="subtle" onClick={onClear}>
            {t('bulk.clear')}
          </Button>
        </section>
      )}
      {handing && chosen.length > 0 && chosen.length <= most && (
        <HandOverPanel
          key={chosen.map(({ id }) => id).join()}
          chosen={chosen}
          onDone={finish}
          onClose={() => setHanding(false)}
        />
      )}
    </>
  );
}

function MoveChosen(props: {
  chosen: readonly TimelineRow[];
  onDone: (results: readonly BulkResult[]) => void;
}) {
  const t = useWords('home');
  const codes = useWords('codes');
  const move = useSetStatuses();
  const able = targets
    .map((status) => ({
      status,
      count: props.chosen.filter((row) => activityTransitions[row.status].includes(status)).length,
    }))
    .filter(({ count }) => count > 0);
  const [wanted, setWanted] = useState<Target | undefined>(able[0]?.status);
  if (!wanted) return <span>{t('bulk.none_moves')}</span>;
  const word = codes(`activity_status.${wanted}`);
  const go = () =>
    move.mutate(
      { activities: props.chosen.map(({ id, version }) => ({ id, version })), status: wanted },
      { onSuccess: ({ results }) => props.onDone(results) },
    );
  return (
    <>
      <NativeSelect
        aria-label={t('bulk.move_to')}
        value={wanted}
        data={able.map(({ status, count }) => ({
          value: status,
          label: t('bulk.target', {
            status: codes(`activity_status.${status}`),
            count,
            of: props.chosen.length,
          }),
        }))}
        onChange={(event) => setWanted(targets.find((status) => status === event.currentTarget.value))}
      />
      <Button loading={move.isPending} onClick={go}>
        {t('bulk.move', { count: props.chosen.length, status: word })}
      </Button>
      <ProblemNote error={move.error} />
    </>
  );
}

/** Announced at once: what happened to each, those first for which nothing was done. */
function Results({ results, rows, onClose }: Done & { onClose: () => void }) {
  const t = useWords('home');
  const problems = useWords('problems');
  const codes = useWords('codes');
  const say = useLocalised();
  const format = useFormat();
  const byId = new Map(rows.map((row) => [row.id, row]));
  const reason = ({ activityId, problem, params }: BulkResult): string => {
    const row = byId.get(activityId);
    if (problem === 'request.conflict' && row)
      return t('bulk.not_from', { status: codes(`activity_status.${row.status}`) });
    const values = Object.fromEntries(
      Object.entries(params ?? {}).map(([name, value]) => [name, value ?? '']),
    );
    return problems.maybe(problem ?? '', problems('server.error'), values);
  };
  const done = results.filter(({ problem }) => problem === null).length;
  return (
    <section className="timeline-results" role="status">
      <p>
        <strong>{t('bulk.done', { count: done, of: format.number(results.length) })}</strong>
      </p>
      <ul>
        {results
          .filter(({ problem }) => problem !== null)
          .map((result) => {
            const row = byId.get(result.activityId);
            return (
              <li key={result.activityId}>
                <span aria-hidden="true">▲ </span>
                {row && <bdi>{row.code}</bdi>} {row && say(row.title)}: {reason(result)}
              </li>
            );
          })}
      </ul>
      <Button variant="subtle" size="xs" onClick={onClose}>
        {t('bulk.close')}
      </Button>
    </section>
  );
}
