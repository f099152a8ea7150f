import { Button, NativeSelect, TextInput } from '@mantine/core';
import { revocationReasons, type CertificateCandidate } from '@traccia/contracts';
import { useState, type SubmitEvent } from 'react';
import type { Column } from '../../components/data-table';
import { TextLink } from '../../components/link';
import { ProblemNote } from '../../components/problem-note';
import { StatusMark } from '../../components/status-mark';
import { useWords } from '../../lib/words';
import { SheetLink } from './my-certificates-page';
import { useReissueCertificate, useRevokeCertificate } from './mutations';

export function useCandidateColumns(
  onPreview: (enrolmentId: string) => void,
): Column<CertificateCandidate>[] {
  const t = useWords('certificates');
  const why = (row: CertificateCandidate) =>
    row.met || !row.reason
      ? t('met.yes')
      : t(`met.${row.reason}`, { have: row.have ?? 0, need: row.need ?? 0 });
  return [
    { key: 'person', header: t('col.person'), cell: (row) => `${row.givenName} ${row.familyName}` },
    {
      key: 'met',
      header: t('col.earned'),
      cell: (row) => <StatusMark kind={row.met ? 'done' : 'planned'}>{why(row)}</StatusMark>,
    },
    {
      key: 'certificate',
      header: t('col.certificate'),
      cell: ({ certificate }) =>
        certificate ? (
          <>
            <StatusMark kind={certificate.state === 'issued' ? 'done' : 'trouble'}>
              {t(`state.${certificate.state}`)}
            </StatusMark>{' '}
            <TextLink to="/verify/$serial" params={{ serial: certificate.serial }} size="sm">
              <bdi dir="ltr">{certificate.serial}</bdi>
            </TextLink>
          </>
        ) : (
          '–'
        ),
    },
    {
      key: 'acts',
      header: t('col.acts'),
      cell: (row) => <RowActs row={row} onPreview={() => onPreview(row.enrolmentId)} />,
    },
  ];
}

function RowActs({ row, onPreview }: { row: CertificateCandidate; onPreview: () => void }) {
  const t = useWords('certificates');
  const [revoking, setRevoking] = useState(false);
  const { certificate } = row;
  const reissue = useReissueCertificate(certificate?.id ?? '');
  return (
    <div className="row-acts">
      <Button variant="default" size="xs" onClick={onPreview}>
        {t('act.preview')}
      </Button>
      {certificate?.state === 'issued' && (
        <>
          <SheetLink id={certificate.id} label={t('download')} />
          <Button
            variant="default"
            size="xs"
            loading={reissue.isPending}
            onClick={() => reissue.mutate({ locale: row.locale })}
          >
            {t('act.reissue')}
          </Button>
          <Button variant="default" size="xs" aria-expanded={revoking} onClick={() => setRevoking(!revoking)}>
            {t('act.revoke')}
          </Button>
          {revoking && <RevokeForm id={certificate.id} />}
        </>
      )}
      <ProblemNote error={reissue.error} />
    </div>
  );
}

function RevokeForm({ id }: { id: string }) {
  const t = useWords('certificates');
  const problems = useWords('problems');
  const revoke = useRevokeCertificate(id);
  const [reason, setReason] = useState<(typeof revocationReasons)[number]>('error');
  const [note, setNote] = useState('');
  const [incomplete, setIncomplete] = useState(false);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setIncomplete(!note.trim());
    if (note.trim()) revoke.mutate({ reason, note });
  };
  return (
    <form className="revoke-form" onSubmit={submit} noValidate>
      <NativeSelect
        label={t('verify.reason')}
        value={reason}
        data={revocationReasons.map((one) => ({ value: one, label: t(`reason.${one}`) }))}
        onChange={(event) =>
          setReason(revocationReasons.find((one) => one === event.currentTarget.value) ?? reason)
        }
      />
      <TextInput
        label={t('revoke.note')}
        description={t('revoke.note_hint')}
        value={note}
        maxLength={500}
        error={incomplete ? problems('fault.required') : undefined}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Button type="submit" size="xs" variant="outline" color="red" loading={revoke.isPending}>
        {t('revoke.do')}
      </Button>
      <ProblemNote error={revoke.error} />
    </form>
  );
}
