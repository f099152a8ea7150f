import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { locales, type CertificateKind, type Locale } from '@traccia/contracts';
import { ProblemNote } from '../../components/problem-note';
import { QueryState } from '../../components/query-state';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';
import { useAskPreview } from './mutations';
import { certificatesQueries } from './queries';

/** The sheet of one participant in each language, drawn as it would be issued. */
export function CertificatePreview(props: {
  activityId: string;
  enrolmentId: string;
  kind: CertificateKind;
  onClose: () => void;
}) {
  const t = useWords('certificates');
  const format = useFormat();
  const ask = useAskPreview(props.activityId);
  const look = (locale: Locale) => ask.mutate({ kind: props.kind, locale, enrolmentId: props.enrolmentId });
  return (
    <section className="certificate-preview" aria-label={t('preview.title')}>
      <h2>{t('preview.title')}</h2>
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
        <Button variant="subtle" onClick={props.onClose}>
          {t('preview.close')}
        </Button>
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
