import { useWords } from '../../lib/words';
import { ButtonLink } from '../link';
import { PageFrame } from '../page-frame';

export function NotFoundPage() {
  const t = useWords('shell');
  return (
    <PageFrame title={t('not_found.title')} description={t('not_found.text')} narrow>
      <ButtonLink to="/catalogue">{t('not_found.act')}</ButtonLink>
    </PageFrame>
  );
}
