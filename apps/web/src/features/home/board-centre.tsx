import type { HomeBoard } from '@traccia/contracts';
import type { ReactNode } from 'react';
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

          <small>
            <bdi>{row.code}</bdi>
          </small>
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
              {row.code && (
                <>
                  <bdi>{row.code}</bdi> ·{' '}
                </>
              )}
              {row.startsOn && row.endsOn && `${format.dayRange(row.startsOn, row.endsOn)} · `}
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

/** As the doctor of the command line judges: seconds. */
const longestWait = 600;
const mostSkew = 5;

type House = NonNullable<HomeBoard['house']>;
interface HouseFact {
  name: string;
  value: ReactNode;
}

/** Said by shape and word: well, or to be mended. */
const judged = (well: boolean, words: string) => (
  <StatusMark kind={well ? 'done' : 'trouble'}>{words}</StatusMark>
);

/** Each number leads to where it is mended. */
function useWorkFacts(house: House): HouseFact[] {
  const t = useWords('home');
  const format = useFormat();
  const count = (n: number, to: string) => <TextLink to={to}>{judged(n === 0, format.number(n))}</TextLink>;
  const seen = house.workerSeenAt ? format.instant(house.workerSeenAt) : t('board.never');
  const { workerAlive, longestWaitSeconds, mailsWaiting } = house;
  const waiting =
    longestWaitSeconds === null
      ? format.number(mailsWaiting)
      : t('board.mails_waited', {
          n: format.number(mailsWaiting),
          minutes: format.number(Math.ceil(longestWaitSeconds / 60)),
        });
  return [
    {
      name: t('board.worker'),
      value: judged(workerAlive, t(workerAlive ? 'board.alive' : 'board.silent', { when: seen })),
    },
    { name: t('board.dead_jobs'), value: count(house.deadJobs, '/staff/administration/queue') },
    { name: t('board.mails_given_up'), value: count(house.mailsGivenUp, '/staff/outbox') },
    { name: t('board.mails_in_review'), value: count(house.mailsInReview, '/staff/outbox') },
    { name: t('board.mails_waiting'), value: judged((longestWaitSeconds ?? 0) <= longestWait, waiting) },
  ];
}

/** What the work stands on. */
function useGroundFacts(house: House): HouseFact[] {
  const t = useWords('home');
  const format = useFormat();
  const { unsafeSettings, trailSafe, clockSkewSeconds } = house;
  const safe = unsafeSettings.length === 0;
  const skew = format.number(Math.round(clockSkewSeconds * 10) / 10);
  const mode = t(house.isDemo ? 'board.demo' : 'board.production');
  return [
    {
      name: t('board.database'),
      value: judged(
        safe,
        safe ? t('board.safe') : t('board.unsafe', { settings: unsafeSettings.join(', ') }),
      ),
    },
    { name: t('board.server'), value: <bdi>{`PostgreSQL ${house.serverVersion}`}</bdi> },
    {
      name: t('board.trail'),
      value: judged(trailSafe, t(trailSafe ? 'board.trail_safe' : 'board.trail_open')),
    },
    {
      name: t('board.clocks'),
      value: judged(clockSkewSeconds <= mostSkew, t('board.skew', { seconds: skew })),
    },
    { name: t('board.mode'), value: house.clockMoved ? `${mode} · ${t('board.clock_moved')}` : mode },
  ];
}

/** Whether the house runs, as the doctor of the command line sees it. */
export function HousePart({ house }: { house: House }) {
  const t = useWords('home');
  const facts = [...useWorkFacts(house), ...useGroundFacts(house)];
  return (
    <section aria-labelledby="board-house">
      <h2 id="board-house">{t('board.house')}</h2>
      <FactList facts={facts} />
      <p>{t('board.doctor')}</p>
    </section>
  );
}
