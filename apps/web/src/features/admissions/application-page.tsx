import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ApplicationDetail } from '@traccia/contracts';
import {
  type AnswerValue,
  answerCodesOf,
  choicesOf,
  type InstrumentDefinition,
  type Item,
} from '@traccia/survey';
import { FactList, type Fact } from '../../components/fact-list';
import { TextLink } from '../../components/link';
import { PageFrame } from '../../components/page-frame';
import { QueryState } from '../../components/query-state';
import { StatusMark } from '../../components/status-mark';
import { useFormat, useLocalised } from '../../lib/format';
import { useWords } from '../../lib/words';
import { LetterLink } from './letter-link';
import { useNominationText } from './nomination-text';
import { admissionsQueries } from './queries';
import './admissions.css';
import { stateMarks } from './state-words';

const page = getRouteApi('/signed-in/staff/staff/applications/$applicationId');

function Facts({ application: a }: { application: ApplicationDetail }) {
  const t = useWords('admissions');
  const codes = useWords('codes');
  const format = useFormat();
  const { nomination } = a;
  const told = useNominationText();
  const organization = a.organizationName
    ? `${a.organizationName}${a.organizationVerified ? '' : ` · ${t('org.unverified')}`}`
    : '–';
  const facts: Fact[] = [
    {
      name: t('col.state'),
      value: <StatusMark kind={stateMarks[a.state]}>{t(`state.${a.state}`)}</StatusMark>,
    },
    { name: t('col.form'), value: t(a.formComplete ? 'complete.yes' : 'complete.no') },
    { name: t('col.group'), value: codes(`group.${a.constituentGroup}`) },
    { name: t('col.organization'), value: organization },
    { name: t('form.job'), value: a.jobTitle ?? '–' },
    { name: t('form.sex'), value: codes(`person_sex.${a.sex}`) },
    { name: t('form.country'), value: a.countryCode ? format.countryName(a.countryCode) : '–' },
    { name: t('col.submitted'), value: a.submittedAt ? format.instant(a.submittedAt) : '–' },
    {
      name: t('col.nominator'),
      value: told.nominator(nomination),
    },
    {
      name: t('col.payer'),
      value: told.payer(nomination),
    },
  ];
  if (a.approval)
    facts.push({
      name: t('detail.approval'),
      value: t(`approval.${a.approval.decision}`, {
        name: a.approval.decidedByName,
        reason: a.approval.reason ?? '',
      }),
    });
  return <FactList facts={facts} />;
}

function Nomination({ application }: { application: ApplicationDetail }) {
  const t = useWords('admissions');
  const detail = application.nominationDetail;
  if (!detail) return null;
  const named = (person: Record<string, string>) =>
    [person.givenName, person.familyName, person.jobTitle].filter(Boolean).join(' · ');
  return (
    <section className="admission-part">
      <h2>{t('detail.nomination')}</h2>
      <FactList
        facts={[
          { name: t('detail.gap'), value: detail.capacityGap || '–' },
          { name: t('detail.use'), value: detail.expectedUse || '–' },
          { name: t('nom.letter'), value: <LetterLink letter={detail.letter} /> },
          { name: t('detail.original'), value: named(detail.original) },
          ...(detail.corrections
            ? [{ name: t('detail.corrected'), value: named({ ...detail.original, ...detail.corrections }) }]
            : []),
        ]}
      />
    </section>
  );
}

function useAnswerText() {
  const say = useLocalised();
  const format = useFormat();
  return (definition: InstrumentDefinition, item: Item, value: AnswerValue | undefined): string => {
    if (!value) return '–';
    if ('text' in value) return value.text;
    if ('number' in value) return format.number(value.number);
    if ('date' in value) return format.day(value.date);
    if (!('codes' in value)) return '–';
    const texts = new Map(choicesOf(definition, item).map(({ code, text }) => [code, say(text)]));
    return format.list(value.codes.map((code) => texts.get(code) ?? code));
  };
}

function Answers({ application }: { application: ApplicationDetail }) {
  const t = useWords('admissions');
  const say = useLocalised();
  const answerText = useAnswerText();
  const definition = application.definition as InstrumentDefinition;
  const facts = definition.pages
    .flatMap(({ items }) => items)
    .flatMap((item) => {
      const rows = item.type === 'likert_matrix' ? item.rows : [];
      return answerCodesOf(item).map((code) => ({
        name: say(rows.find((row) => row.code === code)?.text ?? item.text),
        value: answerText(definition, item, application.answers[code]),
      }));
    });
  const given = Object.entries(application.consents).filter(([, yes]) => yes);
  const entered = !application.formComplete && application.nomination === null;
  return (
    <>
      <section className="admission-part">
        <h2>{t('detail.answers')}</h2>
        <FactList facts={facts} />
      </section>
      <section className="admission-part">
        <h2>{t('detail.consents')}</h2>
        {given.length === 0 && <Text>{entered ? t('detail.consents_open') : t('detail.none')}</Text>}
        <ul>
          {given.map(([purpose]) => (
            <li key={purpose}>{t.maybe(`consent.${purpose}`, purpose)}</li>
          ))}
        </ul>
      </section>
    </>
  );
}

function History({ application }: { application: ApplicationDetail }) {
  const t = useWords('admissions');
  const format = useFormat();
  return (
    <section className="admission-part">
      <h2>{t('detail.history')}</h2>
      {application.history.length === 0 && <Text>{t('detail.none')}</Text>}
      <ol>
        {application.history.map(({ at, act, actorName }) => (
          <li key={`${at} ${act}`}>
            {format.instant(at)} · {t.maybe(`act.${act}`, act)}
            {actorName ? ` · ${actorName}` : ''}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** One application as staff read it: facts, the nomination beside it, answers and history. */
export function ApplicationPage() {
  const t = useWords('admissions');
  const say = useLocalised();
  const { applicationId } = page.useParams();
  const query = useQuery(admissionsQueries.detail(applicationId));
  const application = query.data;
  return (
    <PageFrame
      title={application ? `${application.givenName} ${application.familyName}` : t('form.name')}
      description={
        application && (
          <TextLink
            to="/staff/activities/$activityId"
            params={{ activityId: application.activityId }}
            search={{ tab: 'applications' }}
          >
            {say(application.activityTitle)}
          </TextLink>
        )
      }
    >
      <QueryState query={query} lines={12}>
        {(found) => (
          <>
            <Facts application={found} />
            <Nomination application={found} />
            <Answers application={found} />
            <History application={found} />
          </>
        )}
      </QueryState>
    </PageFrame>
  );
}
