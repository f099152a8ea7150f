import { useNavigate } from '@tanstack/react-router';
import { PageFrame } from '../../components/page-frame';
import { useWords } from '../../lib/words';
import { ProgrammeForm } from './programme-form';
import './framework.css';

export function NewProgrammePage() {
  const t = useWords('framework');
  const navigate = useNavigate();
  return (
    <PageFrame
      narrow
      title={t('programmes.new')}
      crumbs={[{ label: t('programmes.title'), to: '/staff/programmes' }]}
    >
      <ProgrammeForm
        programme={null}
        onDone={({ id }) =>
          void navigate({ to: '/staff/programmes/$programmeId', params: { programmeId: id } })
        }
        onCancel={() => void navigate({ to: '/staff/programmes' })}
      />
    </PageFrame>
  );
}
