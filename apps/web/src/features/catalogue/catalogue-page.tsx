import { PageFrame } from '../../components/page-frame';
import { useWords } from '../../lib/words';

export function CataloguePage() {
  const t = useWords('shell');
  return <PageFrame title={t('place.catalogue')} />;
}
