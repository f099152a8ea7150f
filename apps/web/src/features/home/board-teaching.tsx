import type { HomeBoard } from '@traccia/contracts';
import { FactList } from '../../components/fact-list';
import { TextLink } from '../../components/link';
import { useFormat, useLocalised } from '../../lib/format';
import { useLocale } from '../../lib/locale';
import { useWords } from '../../lib/words';

type Group = HomeBoard['teaching'][number];
type GroupForm = Group['forms'][number];

/** Each group that I teach: today's session, who comes, and what they said beforehand. */
export function TeachingPart({ teaching }: { teaching: readonly Group[] }) {
  const t = useWords('home');
  return (
    <section aria-labelledby="board-teaching">
      <h2 id="board-teaching">{t('board.teaching')}</h2>
      {teaching.map((group) => (
        <GroupCard key={group.activityId} group={group} />
      ))}
    </section>
  );
}

function GroupCard({ group }: { group: Group }) {
  const t = useWords('home');
  const codes = useWords('codes');
  const say = useLocalised();
  const format = useFormat();
  const counts = (list: Group['groups'], name: (code: string) => string) =>
    format.list(list.map(({ code, count }) => `${name(code)} ${format.number(count)}`)) || '–';
  return (
    <article className="board-entry">
      <h3>
        <TextLink to="/staff/activities/$activityId" params={{ activityId: group.activityId }}>
          {say(group.title)}
        </TextLink>
      </h3>
      <small>
        <bdi>{group.code}</bdi> · {format.dayRange(group.startsOn, group.endsOn)}
      </small>
      <SessionsToday group={group} />
      <FactList
        facts={[
          { name: t('board.coming'), value: <Coming group={group} /> },
          {
            name: t('board.groups'),
            value: counts(group.groups, (code) => codes.maybe(`group.${code}`, code)),
          },
          { name: t('board.languages'), value: counts(group.languages, format.languageName) },
          { name: t('board.countries'), value: counts(group.countries, format.countryName) },
          ...(['needs', 'pre_test'] as const).map((kind) => ({
            name: codes(`wave_kind.${kind}`),
            value: <FormState form={group.forms.find((form) => form.kind === kind)} />,
          })),
        ]}
      />
    </article>
  );
}

function Coming({ group }: { group: Group }) {
  const t = useWords('home');
  const format = useFormat();
  const more = group.coming - group.people.length;
  const names = group.people.map(({ name, organization }) =>
    organization ? `${name} (${organization})` : name,
  );
  return (
    <>
      {t('board.people', { count: group.coming })}
      {names.length > 0 && <small>{format.list(names)}</small>}
      <TextLink
        to="/staff/activities/$activityId"
        params={{ activityId: group.activityId }}
        search={{ tab: 'roster' } as never}
      >
        {more > 0 ? t('board.more_people', { count: more }) : t('board.roster')}
      </TextLink>
    </>
  );
}

/** Reader's time, and the venue's where it is another. */
function SessionsToday({ group }: { group: Group }) {
  const t = useWords('home');
  const format = useFormat();
  const say = useLocalised();
  const { zone } = useLocale();
  if (group.today.length === 0) return null;
  return (
    <ul className="board-today">
      {group.today.map(({ number, title, startsAt, endsAt }) => (
        <li key={number}>
          <strong>{t('board.today')}</strong> {`${format.time(startsAt)}–${format.time(endsAt)}`}
          {group.timeZone !== zone && (
            <small>
              {' '}
              {t('time.there', {
                time: format.time(startsAt, group.timeZone),
                place: format.zoneName(group.timeZone),
              })}
            </small>
          )}{' '}
          {say(title)}{' '}
          <TextLink
            to="/staff/activities/$activityId"
            params={{ activityId: group.activityId }}
            search={{ tab: 'sessions', session: number } as never}
          >
            {t('board.room')}
          </TextLink>
        </li>
      ))}
    </ul>
  );
}

/** Why nothing is shown is said in words. */
function FormState({ form }: { form: GroupForm | undefined }) {
  const t = useWords('home');
  const format = useFormat();
  if (!form) return t('board.form_none');
  if (form.state === 'planned')
    return form.opensAt
      ? t('board.form_planned', { when: format.instant(form.opensAt) })
      : t('board.form_none');
  const answered = t('board.answered', {
    submitted: format.number(form.submitted),
    invited: format.number(form.invited),
  });
  if (form.meanPercent !== null)
    return `${answered}. ${t('board.mean', { mean: format.percent(form.meanPercent / 100) })}`;
  return `${answered}. ${form.withheld ? t(`board.withheld_${form.withheld}`) : ''}`;
}
