import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { PageFrame } from '../../components/page-frame';
import { QueryState } from '../../components/query-state';
import { useWords } from '../../lib/words';
import { MailingEditor } from './mailing-editor';
import { MailingReport } from './mailing-report';
import { mailingsQueries } from './queries';
import './mailings.css';

const page = getRouteApi('/signed-in/staff/staff/mailings/$mailingId');

/** One message to a group: written while it is a draft, followed afterwards. */
export function MailingPage() {
  const t = useWords('mailings');
  const { mailingId } = page.useParams();
  const query = useQuery(mailingsQueries.detail(mailingId));
  const subject = query.data?.texts[0]?.subject;
  return (
    <PageFrame
      // The subject is in the language of the readers, which may run the other way.
      title={subject ? `\u2068${subject}\u2069` : t('untitled')}
      crumbs={[{ label: t('title'), to: '/staff/mailings' }]}
    >
      <QueryState query={query} lines={10}>
        {(mailing) =>
          mailing.state === 'draft' && mailing.mayChange ? (
            <MailingEditor key={mailing.id} mailing={mailing} />
          ) : (
            <MailingReport mailing={mailing} />
          )
        }
      </QueryState>
    </PageFrame>
  );
}
