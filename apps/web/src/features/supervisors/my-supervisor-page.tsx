import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { OwnSupervisor } from '@traccia/contracts';
import { useState } from 'react';
import { EmptyState } from '../../components/empty-state';
import { FactList } from '../../components/fact-list';
import { PageFrame } from '../../components/page-frame';
import { ProblemNote } from '../../components/problem-note';
import { QueryState } from '../../components/query-state';
import { useFormat, useLocalised } from '../../lib/format';
import { languageNames } from '../../lib/locale';
import { useWords } from '../../lib/words';
import { EndSupervisor } from './end-supervisor';
import { supervisorQueries, useDeclineProposal } from './queries';
import { SupervisorForm } from './supervisor-form';
import './supervisors.css';

const route = getRouteApi('/signed-in/my-enrolments/$enrolmentId/supervisor');

/** Whom I report to, and who may be asked about it. */
export function MySupervisorPage() {
  const t = useWords('supervisors');
  const tMine = useWords('enrolments');
  const say = useLocalised();
  const { enrolmentId } = route.useParams();
  const query = useQuery(supervisorQueries.mine(enrolmentId));
  return (
    <PageFrame
      narrow
      title={t('title')}
      description={query.data ? say(query.data.activityTitle) : t('text')}
      crumbs={[{ label: tMine('title'), to: '/my-activities' }]}
    >
      <QueryState query={query} lines={6}>
        {(own) => (
          <Stack gap="lg">
            <Proposal own={own} />
            {own.supervisor ? <Named own={own} /> : <Nobody own={own} />}
            <Former own={own} />
          </Stack>
        )}
      </QueryState>
    </PageFrame>
  );
}

/** Whom the one before names; the form below is filled in with it, and only saving makes it so. */
function Proposal({ own: { enrolmentId, proposal } }: { own: OwnSupervisor }) {
  const t = useWords('supervisors');
  const decline = useDeclineProposal(enrolmentId);
  if (!proposal) return null;
  const who = [proposal.name, proposal.email].filter(Boolean).join(', ');
  return (
    <div className="proposal">
      <Text>{t('proposal', { who })}</Text>
      <ProblemNote error={decline.error} />
      <Button
        variant="default"
        size="sm"
        loading={decline.isPending}
        onClick={() => decline.mutate(undefined)}
      >
        {t('proposal.no')}
      </Button>
    </div>
  );
}

function Nobody({ own }: { own: OwnSupervisor }) {
  const t = useWords('supervisors');
  if (!own.mayName) return <EmptyState title={t('no_place.title')} text={t('no_place.text')} />;
  return (
    <section>
      <Text mb="md">{t('text')}</Text>
      <SupervisorForm key={own.proposal?.id ?? 'new'} own={own} onDone={null} />
    </section>
  );
}

function Named({ own }: { own: OwnSupervisor }) {
  const t = useWords('supervisors');
  const format = useFormat();
  const [doing, setDoing] = useState<'change' | 'end' | null>(null);
  const back = () => setDoing(null);
  const { supervisor, agreement } = own;
  if (!supervisor) return null;
  const { givenName, familyName, email, locale, namedAt, namedBy } = supervisor;
  return (
    <section>
      <FactList
        facts={[
          { name: t('name'), value: `${givenName} ${familyName}` },
          { name: t('email'), value: <span dir="ltr">{email}</span> },
          { name: t('language'), value: languageNames[locale] },
          { name: t('named'), value: t(`named.${namedBy}`, { when: format.instant(namedAt) }) },
        ]}
      />
      <Text my="md">{agreement.given ? t('agree.given') : t('agree.missing')}</Text>
      {doing === 'end' && <EndSupervisor enrolmentId={own.enrolmentId} onBack={back} />}
      {(doing === 'change' || !agreement.given) && own.mayName && (
        <SupervisorForm own={own} onDone={doing ? back : null} />
      )}
      {doing === null && (
        <Group>
          {own.mayName && agreement.given && (
            <Button variant="default" onClick={() => setDoing('change')}>
              {t('change')}
            </Button>
          )}
          <Button variant="default" onClick={() => setDoing('end')}>
            {t('end')}
          </Button>
        </Group>
      )}
    </section>
  );
}

function Former({ own: { former } }: { own: OwnSupervisor }) {
  const t = useWords('supervisors');
  const format = useFormat();
  if (former.length === 0) return null;
  return (
    <section>
      <h2>{t('former')}</h2>
      <ul className="former">
        {former.map(({ name, endedAt, endedReason }) => (
          <li key={endedAt + name}>
            {name} · {t(`ended.${endedReason}`)} · {format.instant(endedAt)}
          </li>
        ))}
      </ul>
    </section>
  );
}
