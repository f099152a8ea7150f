import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Person } from '@traccia/contracts';
import { FactList } from '../../components/fact-list';
import { TextLink } from '../../components/link';
import { PageFrame } from '../../components/page-frame';
import { QueryState } from '../../components/query-state';
import { useFormat } from '../../lib/format';
import { useMay } from '../../lib/me';
import { useWords } from '../../lib/words';
import { AccountPanel } from './account-panel';
import { FormerPerson } from './former-records';
import { GrantRoleForm } from './grant-role-form';
import { PersonMail } from './person-mail';
import { PersonNotes } from './person-notes';
import { peopleQueries } from './queries';
import { RolesTable } from './roles-table';
import './people.css';

const page = getRouteApi('/signed-in/staff/staff/people/$personId');

/** One person: who they are, what they may do and where, whether they can sign in. */
export function PersonPage() {
  const t = useWords('people');
  const { personId } = page.useParams();
  const query = useQuery(peopleQueries.detail(personId));
  const person = query.data;
  return (
    <PageFrame
      title={person ? `${person.givenName} ${person.familyName}` : t('col.name')}
      description={person && [person.jobTitle, person.organizationName].filter(Boolean).join(' · ')}
      crumbs={[{ label: t('list.title'), to: '/staff/people' }]}
    >
      <QueryState query={query}>{(found) => <PersonParts person={found} />}</QueryState>
    </PageFrame>
  );
}

function PersonParts({ person }: { person: Person }) {
  const t = useWords('people');
  const may = useMay();
  const mayManage = may('people.manage');
  return (
    <div className="person-parts">
      <div>
        {person.mergedInto && (
          <p>
            {t('former.stands_for')}{' '}
            <TextLink to="/staff/people/$personId" params={{ personId: person.mergedInto.id }}>
              {person.mergedInto.name}
            </TextLink>
          </p>
        )}
        <section aria-labelledby="person-roles">
          <h2 id="person-roles">{t('roles.title')}</h2>
          <RolesTable person={person} mayManage={mayManage} />
        </section>
        {mayManage && <GrantRoleForm personId={person.id} />}
        <PersonNotes personId={person.id} />
        {may('messages.read') && <PersonMail personId={person.id} />}
      </div>
      <div>
        <PersonFacts person={person} />
        <FormerPerson person={person} mayManage={mayManage} />
        <AccountPanel person={person} mayManage={mayManage} />
      </div>
    </div>
  );
}

function PersonFacts({ person }: { person: Person }) {
  const t = useWords('people');
  const codes = useWords('codes');
  const format = useFormat();
  const none = t('fact.none');
  return (
    <section aria-labelledby="person-facts">
      <h2 id="person-facts">{t('fact.title')}</h2>
      <FactList
        facts={[
          { name: t('fact.email'), value: person.email ? <bdi>{person.email}</bdi> : t('fact.no_email') },
          { name: t('fact.organization'), value: person.organizationName ?? none },
          { name: t('fact.job'), value: person.jobTitle ?? none },
          {
            name: t('fact.country'),
            value: person.countryCode ? format.countryName(person.countryCode) : none,
          },
          { name: t('fact.sex'), value: codes(`person_sex.${person.sex}`) },
          { name: t('fact.locale'), value: format.languageName(person.locale) },
          { name: t('fact.zone'), value: person.timeZone ? <bdi>{person.timeZone}</bdi> : none },
          { name: t('fact.created'), value: format.day(format.dayOf(person.createdAt)) },
        ]}
      />
    </section>
  );
}
