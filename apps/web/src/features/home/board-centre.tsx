import type { HomeBoard } from '@traccia/contracts';
import { DataTable, type Column } from '../../components/data-table';
import { FactList } from '../../components/fact-list';
import { TextLink } from '../../components/link';
import { StatusMark } from '../../components/status-mark';
import { useFormat, useLocalised } from '../../lib/format';
import { useWords } from '../../lib/words';

type Wave = NonNullable<HomeBoard['waves']>[number];
type Published = NonNullable<HomeBoard['published']>[number];

const share = (part: number, whole: number) => (whole > 0 ? part / whole : null);

/** Surveys that are open and how many have answered; and what waits for its release. */
export function EvaluationPart({ waves, waiting }: { waves: readonly Wave[]; waiting: number }) {
  const t = useWords('home');
  const codes = useWords('codes');
  const say = useLocalised();
  const format = useFormat();
  const columns: Column<Wave>[] = [
    {
      key: 'activity',
      header: t('timeline.activity'),
      cell: (row) => (
        <TextLink
          to="/staff/activities/$activityId"
          params={{ activityId: row.activityId }}
          search={{ tab: 'follow_up' } as never}
        >
          {say(row.title)}
        </TextLink>
      ),
    },
    { key: 'wave', header: t('board.survey'), cell: (row) => codes(`wave_kind.${row.kind}`) },
    {
      key: 'closes',
      header: t('board.closes'),
      cell: (row) => (row.closesAt ? format.instant(row.closesAt) : '–'),
    },
    {
      key: 'rate',
      header: t('board.rate'),
      numeric: true,
      cell: (row) => {
        const rate = share(row.submitted, row.invited);
        const of = `${format.number(row.submitted)} / ${format.number(row.invited)}`;
        return rate === null ? of : `${of} · ${format.percent(rate)}`;
      },
    },
  ];
  return (
    <section aria-labelledby="board-waves">
      <h2 id="board-waves">{t('board.waves')}</h2>
      {waves.length === 0 ? (
        <p>{t('board.no_waves')}</p>
      ) : (
        <DataTable
          caption={t('board.waves')}
          captionHidden
          columns={columns}
          rows={waves}
          rowKey={(row) => `${row.activityId} ${row.kind} ${row.closesAt}`}
        />
      )}
      <p>{waiting > 0 ? t('board.waiting_release', { count: waiting }) : t('board.none_waiting')}</p>
    </section>
  );
}

/** The newest figures that readers may see. */
export function PublishedPart({ published }: { published: readonly Published[] }) {
  const t = useWords('home');
  const codes = useWords('codes');
  const say = useLocalised();
  const format = useFormat();
  return (
    <section aria-labelledby="board-published">
      <h2 id="board-published">{t('board.published')}</h2>
      {published.length === 0 && <p>{t('board.no_published')}</p>}
      <ul className="board-lines">
        {published.map((row) => (
          <li key={`${row.scopeType} ${row.scopeId} ${row.waveKind}`}>
            <TextLink
              to="/impact/$scopeType/$scopeId"
              params={{ scopeType: row.scopeType, scopeId: row.scopeId ?? 'centre' }}
              search={{ kind: row.waveKind } as never}
            >
              {row.scopeType === 'centre' ? t('board.centre') : say(row.name)}
            </TextLink>{' '}
            <small>
              {codes(`wave_kind.${row.waveKind}`)} · {format.day(format.dayOf(row.publishedAt))} ·{' '}
              {t('board.responded', {
                responded: format.number(row.responded),
                invited: row.invited === null ? '–' : format.number(row.invited),
              })}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Whether the house runs: each line says so by shape and word, and leads to where it is mended. */
export function HousePart({ house }: { house: NonNullable<HomeBoard['house']> }) {
  const t = useWords('home');
  const format = useFormat();
  const count = (n: number, to: string) => (
    <TextLink to={to}>
      <StatusMark kind={n > 0 ? 'trouble' : 'done'}>{format.number(n)}</StatusMark>
    </TextLink>
  );
  const seen = house.workerSeenAt ? format.instant(house.workerSeenAt) : t('board.never');
  return (
    <section aria-labelledby="board-house">
      <h2 id="board-house">{t('board.house')}</h2>
      <FactList
        facts={[
          {
            name: t('board.worker'),
            value: (
              <StatusMark kind={house.workerAlive ? 'done' : 'trouble'}>
                {t(house.workerAlive ? 'board.alive' : 'board.silent', { when: seen })}
              </StatusMark>
            ),
          },
          { name: t('board.dead_jobs'), value: count(house.deadJobs, '/staff/administration/queue') },
          { name: t('board.mails_given_up'), value: count(house.mailsGivenUp, '/staff/outbox') },
          { name: t('board.mails_in_review'), value: count(house.mailsInReview, '/staff/outbox') },
          { name: t('board.mails_waiting'), value: format.number(house.mailsWaiting) },
          {
            name: t('board.database'),
            value: (
              <StatusMark kind={house.unsafeSettings.length > 0 ? 'trouble' : 'done'}>
                {house.unsafeSettings.length > 0
                  ? t('board.unsafe', { settings: house.unsafeSettings.join(', ') })
                  : t('board.safe')}
              </StatusMark>
            ),
          },
        ]}
      />
    </section>
  );
}
