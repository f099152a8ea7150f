import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { locales, type CertificateKind, type Locale, type TemplateWords } from '@traccia/contracts';
import { ProblemNote } from '../../components/problem-note';
import { QueryState } from '../../components/query-state';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';
import { useAskPreview } from './mutations';
import { certificatesQueries } from './queries';

/**
 * The sheet of one participant in each language, drawn as it would be issued: with the words that are saved, or with
 * those that stand in a form.
 */
export function CertificatePreview(props: {
  activityId: string;
  /** Absent: of some participant. */
  enrolmentId?: string;
  kind: CertificateKind;
  words?: () => TemplateWords;
  onClose?: () => void;
}) {
  const t = useWords('certificates');
  const format = useFormat();
  const ask = useAskPreview(props.activityId);
  const { kind, enrolmentId, words, onClose } = props;
  const look = (locale: Locale) =>
    ask.mutate({ kind, locale, ...(enrolmentId && { enrolmentId }), ...(words && { words: words() }) });
  return (
    <section className="certificate-preview" aria-label={words ? t('preview.words') : t('preview.title')}>
      <h2>{words ? t('preview.words') : t('preview.title')}</h2>
      <div className="acts">
        {locales.map((locale) => (
          <Button
            key={locale}
            variant={ask.variables?.locale === locale ? 'outline' : 'default'}
            aria-pressed={ask.variables?.locale === locale}
            onClick={() => look(locale)}
          >
            {format.languageName(locale)}
          </Button>
        ))}
        {onClose && (
          <Button variant="subtle" onClick={onClose}>
            {t('preview.close')}
          </Button>
        )}
      </div>
      <ProblemNote error={ask.error} />
      {ask.data && <Sheet id={ask.data.id} />}
    </section>
  );
}

function Sheet({ id }: { id: string }) {
  const t = useWords('certificates');
  const query = useQuery(certificatesQueries.preview(id));
  return (
    <QueryState query={query} lines={3}>
      {({ state, svg }) => {
        if (state === 'failed') return <p role="alert">{t('preview.failed')}</p>;
        if (svg === null) return <p role="status">{t('preview.waiting')}</p>;
        // A picture of its own cannot run anything, whatever stands in it.
        return (
          <img alt={t('preview.alt')} src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`} />
        );
      }}
    </QueryState>
  );
}
