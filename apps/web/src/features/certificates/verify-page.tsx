import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { VerifiedCertificate } from '@traccia/contracts';
import { EmptyState } from '../../components/empty-state';
import { FactList } from '../../components/fact-list';
import { PageFrame } from '../../components/page-frame';
import { QueryState } from '../../components/query-state';
import { StatusMark } from '../../components/status-mark';
import { ApiProblem } from '../../lib/api';
import { useFormat, useLocalised } from '../../lib/format';
import { useWords } from '../../lib/words';
import { certificatesQueries } from './queries';

const page = getRouteApi('/verify/$serial');

/** Says whether a certificate is genuine; everything that the sheet says stands here as text. */
export function VerifyCertificatePage() {
  const t = useWords('certificates');
  const { serial } = page.useParams();
  const query = useQuery(certificatesQueries.verify(serial));
  const unknown = query.error instanceof ApiProblem && query.error.status === 404;
  return (
    <PageFrame title={t('verify.title')} narrow>
      {unknown ? (
        <EmptyState title={t('verify.unknown_title')} text={t('verify.unknown_text')} />
      ) : (
        <QueryState query={query}>{(found) => <Verified certificate={found} />}</QueryState>
      )}
    </PageFrame>
  );
}

function Verified({ certificate }: { certificate: VerifiedCertificate }) {
  const t = useWords('certificates');
  const say = useLocalised();
  const format = useFormat();
  const { state, revokedOn, revokedReason, days, hours } = certificate;
  const fact = (key: Parameters<typeof t>[0], value: React.ReactNode) => ({ name: t(key), value });
  return (
    <>
      <p role="status">
        <StatusMark kind={state === 'issued' ? 'done' : 'trouble'}>{t(`verify.${state}`)}</StatusMark>
      </p>
      <FactList
        facts={[
          ...(revokedOn && revokedReason
            ? [
                fact('verify.revoked_on', format.day(revokedOn)),
                fact('verify.reason', t(`reason.${revokedReason}`)),
              ]
            : []),
          fact('verify.holder', <bdi>{certificate.holderName}</bdi>),
          ...(certificate.forgotten ? [fact('verify.note', t('verify.forgotten'))] : []),
          fact('col.kind', t(`kind.${certificate.kind}`)),
          fact('col.activity', <bdi>{say(certificate.activityTitle)}</bdi>),
          fact('verify.dates', format.dayRange(certificate.startsOn, certificate.endsOn)),
          ...(certificate.venue ? [fact('verify.place', <bdi>{certificate.venue}</bdi>)] : []),
          ...(days === null ? [] : [fact('verify.days', format.number(days))]),
          ...(hours === null ? [] : [fact('verify.hours', format.number(hours))]),
          fact('verify.centre', <bdi>{certificate.centreName}</bdi>),
          fact('col.issued', format.day(certificate.issuedOn)),
          fact('verify.serial', <bdi dir="ltr">{certificate.serial}</bdi>),
        ]}
      />
    </>
  );
}
