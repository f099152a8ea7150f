import { PageFrame } from '../../components/page-frame';
import { useWords } from '../../lib/words';

export function SignInPage() {
  const t = useWords('shell');
  return <PageFrame title={t('sign_in')} />;
}
