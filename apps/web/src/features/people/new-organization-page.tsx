import { useNavigate } from '@tanstack/react-router';
import { PageFrame } from '../../components/page-frame';
import { useWords } from '../../lib/words';
import { OrganizationForm } from './organization-form';
import './people.css';

/** An organization that nobody has verified yet. */
export function NewOrganizationPage() {
  const t = useWords('people');
  const navigate = useNavigate();
  return (
    <PageFrame
      narrow
      title={t('organization.add')}
      crumbs={[{ label: t('organizations.title'), to: '/staff/organizations' }]}
    >
      <OrganizationForm
        organization={null}
        onSaved={({ id }) =>
          void navigate({ to: '/staff/organizations/$organizationId', params: { organizationId: id } })
        }
      />
    </PageFrame>
  );
}
