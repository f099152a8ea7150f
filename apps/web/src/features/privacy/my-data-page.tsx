import { useQuery } from '@tanstack/react-query';
import { PageFrame } from '../../components/page-frame';
import { QueryState } from '../../components/query-state';
import { useWords } from '../../lib/words';
import { ConsentList } from './consent-list';
import { CopyPanel, ErasurePanel } from './copy-and-erasure';
import { QuestionsToMe } from './questions-to-me';
import { myDataQuery } from './queries';
import './privacy.css';

/** What I have agreed to, what is held about me, and how I take it along or have it erased. */
export function MyDataPage() {
  const t = useWords('privacy');
  const query = useQuery(myDataQuery);
  return (
    <PageFrame title={t('title')} description={t('description')}>
      <QueryState query={query}>
        {({ texts, requests }) => (
          <div className="my-data">
            <section>
              <h2>{t('consents')}</h2>
              <ConsentList texts={texts} />
            </section>
            <section>
              <h2>{t('questions')}</h2>
              <QuestionsToMe />
            </section>
            <section>
              <h2>{t('copy')}</h2>
              <CopyPanel requests={requests} />
            </section>
            <section>
              <h2>{t('erasure')}</h2>
              <ErasurePanel requests={requests} />
            </section>
          </div>
        )}
      </QueryState>
    </PageFrame>
  );
}
