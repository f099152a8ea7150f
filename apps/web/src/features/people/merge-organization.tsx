import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { AnswerOf, Organization, organizationsApi } from '@traccia/contracts';
import { useState } from 'react';
import { DataTable } from '../../components/data-table';
import { FactList } from '../../components/fact-list';
import { ProblemNote } from '../../components/problem-note';
import { QueryState } from '../../components/query-state';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';
import { organizationQueries, useMergeOrganization } from './organization-queries';
import { ReasonField } from './former-records';
import { OrganizationSelect } from './scope-picker';

/** Which organizations have nearly the same name; an unverified one is moved to another after both were seen. */
export function MergeOrganization({ organization }: { organization: Organization }) {
  const t = useWords('people');
  const [intoId, setIntoId] = useState<string | null>(null);
  return (
    <section aria-labelledby="organization-merge">
      <h2 id="organization-merge">{t('merge.title')}</h2>
      {organization.verified ? (
        <p className="note">{t('merge.verified')}</p>
      ) : (
        <>
          <p className="note">{t('merge.text')}</p>
          <ul className="similar">
            {organization.similar.map(({ id, name }) => (
              <li key={id}>
                <Button variant="subtle" size="compact-sm" onClick={() => setIntoId(id)}>
                  {name}
                </Button>
              </li>
            ))}
          </ul>
          <OrganizationSelect label={t('merge.into')} value={intoId} onChange={setIntoId} />
          {intoId && intoId !== organization.id && (
            <SideBySide organization={organization} intoId={intoId} onLeave={() => setIntoId(null)} />
          )}
        </>
      )}
    </section>
  );
}

function SideBySide(props: { organization: Organization; intoId: string; onLeave: () => void }) {
  const t = useWords('people');
  const navigate = useNavigate();
  const query = useQuery(organizationQueries.detail(props.intoId));
  const preview = useQuery(organizationQueries.mergePreview(props.organization.id, props.intoId));
  const merge = useMergeOrganization(props.organization.id);
  const [reason, setReason] = useState('');
  const go = () =>
    merge.mutate(
      { intoId: props.intoId, reason: reason.trim() || null },
      {
        onSuccess: ({ id }) =>
          void navigate({ to: '/staff/organizations/$organizationId', params: { organizationId: id } }),
      },
    );
  return (
    <QueryState query={query} lines={4}>
      {(into) => (
        <>
          <Compared from={props.organization} into={into} />
          <QueryState query={preview} lines={3}>
            {({ moves }) => (
              <>
                <Moves moves={moves} into={into.name} />
                <p className="note">{t('merge.what', { from: props.organization.name, into: into.name })}</p>
                <ReasonField value={reason} onChange={setReason} />
                <ProblemNote error={merge.error} />
                <Group>
                  <Button variant="outline" color="red" loading={merge.isPending} onClick={go}>
                    {t('merge.act')}
                  </Button>
                  <Button variant="default" onClick={props.onLeave}>
                    {t('merge.leave')}
                  </Button>
                </Group>
              </>
            )}
          </QueryState>
        </>
      )}
    </QueryState>
  );
}

/** The dry run: how many rows of which kind would go over. */
function Moves(props: { moves: AnswerOf<typeof organizationsApi.mergePreview>['moves']; into: string }) {
  const t = useWords('people');
  const format = useFormat();
  if (props.moves.length === 0) return <p>{t('merge.moves_nothing')}</p>;
  return (
    <>
      <h3>{t('merge.moves', { into: props.into })}</h3>
      <FactList
        facts={props.moves.map(({ what, rows }) => ({
          name: t(`merge.moves_${what}`),
          value: format.number(rows),
        }))}
      />
    </>
  );
}

function Compared({ from, into }: { from: Organization; into: Organization }) {
  const t = useWords('people');
  const codes = useWords('codes');
  const format = useFormat();
  const country = ({ countryCode }: Organization) => (countryCode ? format.countryName(countryCode) : '–');
  const rows = [
    { name: t('organizations.name'), a: from.name, b: into.name },
    {
      name: t('organizations.group'),
      a: codes(`group.${from.constituentGroup}`),
      b: codes(`group.${into.constituentGroup}`),
    },
    { name: t('organizations.country'), a: country(from), b: country(into) },
    { name: t('organizations.people'), a: format.number(from.people), b: format.number(into.people) },
  ];
  return (
    <DataTable
      caption={t('merge.compared')}
      columns={[
        { key: 'fact', header: t('merge.fact'), cell: (row) => row.name },
        { key: 'a', header: t('merge.from'), cell: (row) => row.a },
        { key: 'b', header: t('merge.stays'), cell: (row) => row.b },
      ]}
      rows={rows}
      rowKey={(row) => row.name}
    />
  );
}
