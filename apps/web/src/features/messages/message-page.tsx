import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { AnswerOf, messagesApi } from '@traccia/contracts';
import { EmptyState } from '../../components/empty-state';
import { FactList } from '../../components/fact-list';
import { PageFrame } from '../../components/page-frame';
import { ProblemNote } from '../../components/problem-note';
import { QueryState } from '../../components/query-state';
import { useFormat } from '../../lib/format';
import { useMay } from '../../lib/me';
import { useWords } from '../../lib/words';
import { MailShown } from './mail-shown';
import { ReturnedMail } from './returned-mail';
import { MessageStateMark, useAnswerText, useKindText, useReasonText } from './message-words';
import { useGiveUpMessage, useRetryMessage } from './mutations';
import { messagesQueries } from './queries';
import './messages.css';

type Message = AnswerOf<typeof messagesApi.get>;
const page = getRouteApi('/signed-in/staff/staff/outbox/$messageId');

/** One message: what became of it, and the mail itself as it was written. */
export function MessagePage() {
  const t = useWords('messages');
  const kindText = useKindText();
  const { messageId } = page.useParams();
  const { view } = page.useSearch();
  const query = useQuery(messagesQueries.detail(messageId));
  const message = query.data;
  return (
    <PageFrame
      title={message ? titleOf(message, kindText(message)) : t('detail.title')}
      description={message?.mail && kindText(message)}
      crumbs={[{ label: t('list.title'), to: '/staff/outbox' }]}
      actions={message && <MessageActs message={message} />}
    >
      <QueryState query={query}>
        {(found) => (
          <div className="mail-page">
            <div>
              {found.mail ? (
                <MailShown messageId={found.id} mail={found.mail} view={view} />
              ) : (
                <EmptyState title={t('detail.no_mail_title')} text={t('detail.no_mail_text')} />
              )}
              <ReturnedMail mails={found.returned} />
            </div>
            <MessageFacts message={found} />
          </div>
        )}
      </QueryState>
    </PageFrame>
  );
}

/** The subject is in the recipient's language, which may run the other way. */
const titleOf = ({ mail }: Message, kind: string) => (mail ? `\u2068${mail.subject}\u2069` : kind);

function MessageActs({ message }: { message: Message }) {
  const t = useWords('messages');
  const may = useMay();
  const retry = useRetryMessage(message.id);
  const giveUp = useGiveUpMessage(message.id);
  const stuck = message.state === 'review' || message.state === 'dead';
  if (!may('messages.manage')) return null;
  return (
    <>
      {stuck && (
        <Button
          loading={retry.isPending}
          onClick={() =>
            retry.mutate(undefined, { onSuccess: () => notifications.show({ message: t('act.retried') }) })
          }
        >
          {t('act.retry')}
        </Button>
      )}
      {(message.state === 'review' || message.state === 'planned') && (
        <Button
          variant="default"
          loading={giveUp.isPending}
          onClick={() =>
            giveUp.mutate(undefined, { onSuccess: () => notifications.show({ message: t('act.gave_up') }) })
          }
        >
          {t('act.give_up')}
        </Button>
      )}
      {message.reason === 'in-doubt' && stuck && <p className="mail-doubt">{t('act.doubt')}</p>}
      <ProblemNote error={retry.error ?? giveUp.error} />
    </>
  );
}

function MessageFacts({ message }: { message: Message }) {
  const t = useWords('messages');
  const format = useFormat();
  const reasonText = useReasonText();
  const answerText = useAnswerText();
  const { mail } = message;
  const recipient = mail?.recipient ?? message.recipientAddress;
  return (
    <section aria-labelledby="message-facts">
      <h2 id="message-facts">{t('detail.facts')}</h2>
      <FactList
        facts={[
          { name: t('col.state'), value: <MessageStateMark state={message.state} /> },
          { name: t('col.why'), value: reasonText(message) || '–' },
          {
            name: t('col.to'),
            value: (
              <>
                {message.recipientName ?? '–'}
                {recipient && (
                  <small>
                    <bdi>{recipient}</bdi>
                  </small>
                )}
              </>
            ),
          },
          { name: t('detail.from'), value: mail ? <bdi>{mail.sender}</bdi> : '–' },
          { name: t('col.language'), value: format.languageName(message.locale) },
          { name: t('col.activity'), value: <bdi>{message.activityCode ?? '–'}</bdi> },
          { name: t('col.due'), value: format.instant(message.dueAt) },
          { name: t('col.sent'), value: message.sentAt ? format.instant(message.sentAt) : '–' },
          { name: t('attempts'), value: format.number(message.attempt) },
          { name: t('answer'), value: answerText(message) },
          ...(message.lastError
            ? [{ name: t('detail.last_error'), value: <bdi>{message.lastError}</bdi> }]
            : []),
        ]}
      />
    </section>
  );
}
