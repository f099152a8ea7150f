import { Link } from '@tanstack/react-router';
import type { AnswerOf, messagesApi } from '@traccia/contracts';
import { TabNav } from '../../components/tab-nav';
import { useWords } from '../../lib/words';
import { isWithheld, linksIn } from './links-in-text';
import { mailViews, type MailView } from './mail-views';

type Mail = NonNullable<AnswerOf<typeof messagesApi.get>['mail']>;

/** The captured mail in four views, and its links as links. */
export function MailShown(props: { messageId: string; mail: Mail; view: MailView }) {
  const t = useWords('messages');
  const { mail, view } = props;
  const plain: Record<Exclude<MailView, 'html'>, string> = {
    text: mail.text,
    code: mail.html,
    source: mail.source,
  };
  return (
    <>
      <TabNav label={t('detail.views')}>
        {mailViews.map((one) => (
          <Link
            key={one}
            from="/staff/outbox/$messageId"
            to="."
            search={{ view: one }}
            replace
            resetScroll={false}
            activeOptions={{ exact: true, includeSearch: true }}
            aria-current={one === view ? 'page' : undefined}
          >
            {t(`detail.view.${one}`)}
          </Link>
        ))}
      </TabNav>
      {view === 'html' ? (
        <>
          {/* A document of its own under a policy of its own: it can neither run nor load anything. */}
          <iframe
            className="mail-frame"
            title={t('detail.frame')}
            src={`/api/messages/${encodeURIComponent(props.messageId)}/page`}
            sandbox=""
          />
          <p className="frame-note">{t('detail.frame_note')}</p>
        </>
      ) : (
        // Long lines scroll; whoever moves by keyboard must reach them.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <pre className="mail-text" dir="auto" tabIndex={0}>
          {plain[view]}
        </pre>
      )}
      <MailLinks text={mail.text} />
    </>
  );
}

function MailLinks({ text }: { text: string }) {
  const t = useWords('messages');
  const links = linksIn(text);
  return (
    <section className="mail-links" aria-labelledby="mail-links">
      <h2 id="mail-links">{t('detail.links')}</h2>
      {links.length === 0 && <p>{t('detail.no_links')}</p>}
      <ul>
        {links.map((link) => (
          <li key={link.url}>
            {isWithheld(link.url) ? (
              <>
                {link.label}
                <span className="mail-under">{t('detail.withheld')}</span>
              </>
            ) : (
              <>
                <a href={link.url} target="_blank" rel="noopener noreferrer">
                  {link.label}
                </a>
                <span className="mail-under">
                  <bdi dir="ltr">{link.url}</bdi>
                </span>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
