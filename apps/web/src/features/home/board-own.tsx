import type { HomeBoard } from '@traccia/contracts';
import { DataTable, type Column } from '../../components/data-table';
import { TextLink } from '../../components/link';
import { useFormat, useLocalised } from '../../lib/format';
import { useWords } from '../../lib/words';

type Learning = HomeBoard['learning'][number];
type Nominee = NonNullable<HomeBoard['nominees']>[number];

/** What is left in each activity of mine, and what is ready to take away. */
export function LearningPart({ learning }: { learning: readonly Learning[] }) {
  const t = useWords('home');
  const say = useLocalised();
  const format = useFormat();
  return (
    <section aria-labelledby="board-learning">
      <h2 id="board-learning">{t('board.learning')}</h2>
      {learning.map((row) => (
        <article key={row.activityId} className="board-entry">
          <h3>{say(row.title)}</h3>
          <small>{format.dayRange(row.startsOn, row.endsOn)}</small>
          <Left row={row} />
        </article>
      ))}
    </section>
  );
}

function Left({ row }: { row: Learning }) {
  const t = useWords('home');
  const say = useLocalised();
  const format = useFormat();
  const { activityId } = row;
  const due = (day: string | null) =>
    day ? t('board.due', { day: format.day(day), place: format.zoneName(row.timeZone) }) : '';
  return (
    <ul>
      {row.pages > row.pagesDone && (
        <li>
          <TextLink to="/my-activities/$activityId/materials" params={{ activityId }}>
            {t('board.pages_left', { count: row.pages - row.pagesDone, of: row.pages })}
          </TextLink>
        </li>
      )}
      {row.assignments.map(({ id, title, dueOn, state }) => (
        <li key={id}>
          <TextLink
            to="/my-activities/$activityId/assignments/$assignmentId"
            params={{ activityId, assignmentId: id }}
          >
            {t(`board.assignment_${state}`, { assignment: say(title) })}
          </TextLink>{' '}
          <small>{due(dueOn)}</small>
        </li>
      ))}
      {row.certificates > 0 && (
        <li>
          <TextLink to="/my-certificates">{t('board.certificate')}</TextLink>
        </li>
      )}
    </ul>
  );
}

/** Each nominee of my organization and how far it has come. */
export function NomineesPart({ nominees }: { nominees: readonly Nominee[] }) {
  const t = useWords('home');
  const say = useLocalised();
  const format = useFormat();
  const stateOf = useNomineeState();
  const columns: Column<Nominee>[] = [
    {
      key: 'name',
      header: t('board.nominee'),
      cell: (row) => (
        <TextLink to="/nominations/$nominationId" params={{ nominationId: row.nominationId }}>
          {row.name}
        </TextLink>
      ),
    },
    { key: 'activity', header: t('timeline.activity'), cell: (row) => say(row.title) },
    { key: 'begins', header: t('board.begins'), cell: (row) => format.day(row.startsOn) },
    { key: 'state', header: t('timeline.status'), cell: stateOf },
  ];
  return (
    <section aria-labelledby="board-nominees">
      <h2 id="board-nominees">{t('board.nominees')}</h2>
      {nominees.length === 0 ? (
        <p>
          {t('board.no_nominees')} <TextLink to="/nominations">{t('board.nominate')}</TextLink>
        </p>
      ) : (
        <DataTable
          caption={t('board.nominees')}
          captionHidden
          columns={columns}
          rows={nominees}
          rowKey={(row) => row.nominationId}
        />
      )}
    </section>
  );
}

/** The furthest of the three: the place, the application, the nomination. */
function useNomineeState(): (row: Nominee) => string {
  const codes = useWords('codes');
  const admissions = useWords('admissions');
  return ({ enrolment, application, nomination }) => {
    if (enrolment) return codes.maybe(`enrolment_status.${enrolment}`, enrolment);
    if (application && application !== 'draft') return admissions.maybe(`state.${application}`, application);
    return admissions.maybe(`nom_state.${nomination}`, nomination);
  };
}
