import { Button, Group, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type AnswerOf, type nomineeApi, sexes, tokenSchema } from '@traccia/contracts';
import { useState } from 'react';
import { FactList } from '../../components/fact-list';
import { ButtonLink } from '../../components/link';
import { PageFrame } from '../../components/page-frame';
import { ProblemNote } from '../../components/problem-note';
import { QueryState } from '../../components/query-state';
import { useFormat, useLocalised } from '../../lib/format';
import { useFieldFaults } from '../../lib/problem-sentence';
import { useWords } from '../../lib/words';
import { nominationsQueries, useAnswerNomination } from './nomination-queries';
import './admissions.css';

type View = AnswerOf<typeof nomineeApi.open>;

function Answered({ view }: { view: View }) {
  const t = useWords('admissions');
  const counts = view.state === 'confirmed' || view.state === 'corrected';
  return (
    <Stack align="start" role="status">
      <Text>
        {t(counts ? 'nominated.counts' : `nominated.${view.state === 'declined' ? 'declined' : 'over'}`)}
      </Text>
      {counts && view.applicationId && (
        <ButtonLink to="/sign-in" search={{ back: `/my-applications/${view.applicationId}` }}>
          {t('nominated.fill_in')}
        </ButtonLink>
      )}
    </Stack>
  );
}

type Corrections = Pick<View, 'givenName' | 'familyName' | 'jobTitle' | 'sex'>;

/** What the organization wrote about the nominee, to be put right. */
function OwnPerson(props: {
  own: Corrections;
  faults: Readonly<Record<string, string>>;
  onChange: (own: Corrections) => void;
}) {
  const t = useWords('admissions');
  const codes = useWords('codes');
  const { own, faults, onChange } = props;
  const text = (field: 'givenName' | 'familyName' | 'jobTitle', label: string) => (
    <TextInput
      label={label}
      value={own[field]}
      error={faults[`corrections.${field}`]}
      maxLength={120}
      onChange={(event) => onChange({ ...own, [field]: event.currentTarget.value })}
    />
  );
  return (
    <div className="application-pair">
      {text('givenName', t('nom.given'))}
      {text('familyName', t('nom.family'))}
      {text('jobTitle', t('form.job'))}
      <NativeSelect
        label={t('form.sex')}
        value={own.sex}
        data={sexes.map((value) => ({ value, label: codes(`person_sex.${value}`) }))}
        onChange={(event) =>
          onChange({ ...own, sex: sexes.find((value) => value === event.currentTarget.value) ?? own.sex })
        }
      />
    </div>
  );
}

/** The nominee's word on a nomination; whoever declines corrects nothing. */
export function NomineeAnswer({ view, token }: { view: View; token: string }) {
  const t = useWords('admissions');
  const { givenName, familyName, jobTitle, sex } = view;
  const [own, setOwn] = useState<Corrections>({ givenName, familyName, jobTitle, sex });
  const [reason, setReason] = useState('');
  const answer = useAnswerNomination();
  const faults = useFieldFaults()(answer.error);
  if (answer.data) return <Answered view={answer.data} />;
  const say = (decision: 'confirm' | 'decline') =>
    answer.mutate({
      token,
      decision,
      corrections: decision === 'confirm' ? own : {},
      reason: reason.trim() || null,
    });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        say('confirm');
      }}
    >
      <Stack>
        <Text>{t('nominated.correct')}</Text>
        <OwnPerson own={own} faults={faults} onChange={setOwn} />
        <Textarea
          label={t('nominated.reason')}
          value={reason}
          maxLength={2000}
          autosize
          minRows={2}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <ProblemNote error={answer.error} />
        <Group>
          <Button type="submit" loading={answer.isPending}>
            {t('nominated.confirm')}
          </Button>
          <Button variant="default" onClick={() => say('decline')} loading={answer.isPending}>
            {t('nominated.decline')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Nomination({ token }: { token: string }) {
  const t = useWords('admissions');
  const say = useLocalised();
  const format = useFormat();
  const query = useQuery(nominationsQueries.nominee(token));
  return (
    <QueryState query={query}>
      {(view) => (
        <Stack>
          <Text fw={600}>{say(view.activityTitle)}</Text>
          <FactList
            facts={[
              { name: t('nom.dates'), value: format.dayRange(view.startsOn, view.endsOn) },
              { name: t('col.nominator'), value: `${view.nominatorName}, ${view.organizationName}` },
              {
                name: t('col.payer'),
                value: view.payerOrganizationName ?? (view.costCover ? t(`cover.${view.costCover}`) : '–'),
              },
              { name: t('detail.gap'), value: view.capacityGap || '–' },
              { name: t('detail.use'), value: view.expectedUse || '–' },
            ]}
          />
          {view.state === 'sent' ? <NomineeAnswer view={view} token={token} /> : <Answered view={view} />}
        </Stack>
      )}
    </QueryState>
  );
}

/** What the mailed link of a nominee opens; reading it decides nothing. */
export function NominatedPage() {
  const t = useWords('admissions');
  const [token] = useState(() => tokenSchema.safeParse(window.location.hash.slice(1)).data ?? null);
  return (
    <PageFrame title={t('nominated.title')} narrow>
      {token ? <Nomination token={token} /> : <Text>{t('nominated.no_link')}</Text>}
    </PageFrame>
  );
}
