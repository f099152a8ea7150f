import { getRouteApi } from '@tanstack/react-router';
import { PageFrame } from '../../../components/page-frame';
import { useWords } from '../../../lib/words';

const page = getRouteApi('/signed-in/staff/instruments/$instrumentId/edit');

export function InstrumentEditorPage() {
  const t = useWords('instruments');
  const { instrumentId } = page.useParams();
  return <PageFrame title={t('title')} crumbs={[{ label: instrumentId, to: '/instruments' }]} />;
}
