import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Organization } from '@traccia/contracts';
import { FactList } from '../../components/fact-list';
import { TextLink } from '../../components/link';
import { PageFrame } from '../../components/page-frame';
import { ProblemNote } from '../../components/problem-note';
import { QueryState } from '../../components/query-state';
import { StatusMark } from '../../components/status-mark';
import { useFormat } from '../../lib/format';
import { useMay } from '../../lib/me';
import { useWords } from '../../lib/words';
import { FormerOrganization } from './former-records';
import { OrganizationForm } from './organization-form';
import { MergeOrganization } from './merge-organization';
import { organizationQueries, useVerifyOrganization } from './organization-queries';
import './people.css';

const page = getRouteApi('/signed-in/staff/staff/organizations/$organizationId');

/** One organization: what is known, whether somebody has checked it, and which may be the same. */
export function OrganizationPage() {
  const t = useWords('people');
  const { organizationId } = page.useParams();
  const query = useQuery(organizationQueries.detail(organizationId));
  return (
    <PageFrame
      title={query.data?.name ?? t('organizations.name')}
      crumbs={[{ label: t('organizations.title'), to: '/staff/organizations' }]}
    >
      <QueryState query={query}>
        {(organization) => <Parts key={organization.id} organization={organization} />}
      </QueryState>
    </PageFrame>
  );
}

function Parts({ organization }: { organization: Organization }) {
  const t = useWords('people');
  const mayChange = useMay()('organizations.manage') && organization.mergedInto === null;
  const { edit } = page.useSearch();
  const navigate = page.useNavigate();
  const setEdit = (editing: boolean) => void navigate({ search: { edit: editing || undefined } });
  return (
    <div className="person-parts">
      <div>
        {mayChange && edit ? (
          <OrganizationForm
            organization={organization}
            onSaved={() => setEdit(false)}
            onCancel={() => setEdit(false)}
          />
        ) : (
          <>
            <Facts organization={organization} />
            {mayChange && (
              <Button mt="md" variant="default" onClick={() => setEdit(true)}>
                {t('organization.change')}
              </Button>
            )}
          </>
        )}
      </div>
      <div>
        <Verified organization={organization} mayChange={mayChange} />
        <FormerOrganization organization={organization} mayManage={mayChange} />
        {mayChange && <MergeOrganization organization={organization} />}
      </div>
    </div>
  );
}

function Pointer({ to }: { to: { id: string; name: string } }) {
  return (
    <TextLink to="/staff/organizations/$organizationId" params={{ organizationId: to.id }}>
      {to.name}
    </TextLink>
  );
}

function Facts({ organization }: { organization: Organization }) {
  const t = useWords('people');
  const codes = useWords('codes');
  const format = useFormat();
  const { parent, mergedInto, countryCode } = organization;
  return (
    <FactList
      facts={[
        { name: t('organizations.group'), value: codes(`group.${organization.constituentGroup}`) },
        {
          name: t('organizations.country'),
          value: countryCode ? format.countryName(countryCode) : t('fact.none'),
        },
        { name: t('organization.parent'), value: parent ? <Pointer to={parent} /> : t('fact.none') },
        { name: t('organizations.people'), value: format.number(organization.people) },
        { name: t('fact.created'), value: format.day(format.dayOf(organization.createdAt)) },
        ...(mergedInto ? [{ name: t('organization.stands_for'), value: <Pointer to={mergedInto} /> }] : []),
      ]}
    />
  );
}

function Verified({ organization, mayChange }: { organization: Organization; mayChange: boolean }) {
  const t = useWords('people');
  const format = useFormat();
  const change = useVerifyOrganization(organization.id);
  const { verified, verifiedAt, verifiedByName } = organization;
  return (
    <section aria-labelledby="organization-verified">
      <h2 id="organization-verified">{t('organization.check')}</h2>
      <StatusMark kind={verified ? 'done' : 'planned'}>
        {t(verified ? 'organization.verified' : 'organization.unverified')}
      </StatusMark>
      <p className="note">
        {verifiedAt
          ? t('organization.verified_by', {
              name: verifiedByName ?? '–',
              day: format.day(format.dayOf(verifiedAt)),
            })
          : t('organization.unverified_text')}
      </p>
      {mayChange && (
        <Button variant="default" loading={change.isPending} onClick={() => change.mutate(!verified)}>
          {t(verified ? 'organization.doubt' : 'organization.verify')}
        </Button>
      )}
      <ProblemNote error={change.error} />
    </section>
  );
}
