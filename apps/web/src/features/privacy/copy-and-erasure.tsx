import { Button, Checkbox, Textarea } from '@mantine/core';
import type { MyData } from '@traccia/contracts';
import { useState } from 'react';
import { ProblemNote } from '../../components/problem-note';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';
import { useAskErasure, useAskExport, useCancelErasure, useDownload } from './mutations';

type Requests = MyData['requests'];

export function CopyPanel({ requests }: { requests: Requests }) {
  const t = useWords('privacy');
  const format = useFormat();
  const ask = useAskExport();
  const download = useDownload();
  const copies = requests.filter(({ kind }) => kind === 'export');
  const underWay = copies.some(({ state }) => state === 'confirmed');
  return (
    <div className="body">
      <p>{t('copy.text')}</p>
      <ProblemNote error={ask.error ?? download.error} />
      {copies
        .filter(({ expiresAt }) => expiresAt !== null)
        .map(({ id, doneAt, expiresAt }) => (
          <p key={id}>
            <Button
              variant="default"
              loading={download.isPending && download.variables === id}
              onClick={() => download.mutate(id)}
            >
              {t('copy.download')}
            </Button>{' '}
            <span className="until">
              {t('copy.until', {
                made: format.instant(doneAt ?? ''),
                when: format.instant(expiresAt ?? ''),
              })}
            </span>
          </p>
        ))}
      <p role="status">{underWay ? t('copy.under_way') : ''}</p>
      <Button disabled={underWay} loading={ask.isPending} onClick={() => ask.mutate(undefined)}>
        {t('copy.ask')}
      </Button>
    </div>
  );
}

export function ErasurePanel({ requests }: { requests: Requests }) {
  const t = useWords('privacy');
  const format = useFormat();
  const cancel = useCancelErasure();
  const latest = requests.find(({ kind }) => kind === 'erasure');
  const isOpen = latest?.state === 'asked' || latest?.state === 'confirmed';
  return (
    <div className="body">
      <p>{t('erasure.text')}</p>
      {latest?.state === 'refused' && (
        <p role="status">{t('erasure.refused', { reason: latest.reason ?? '–' })}</p>
      )}
      {isOpen ? (
        <>
          <p role="status">{t('erasure.asked', { when: format.instant(latest.askedAt) })}</p>
          <ProblemNote error={cancel.error} />
          {latest.state === 'asked' && (
            <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate(undefined)}>
              {t('erasure.cancel')}
            </Button>
          )}
        </>
      ) : (
        <ErasureForm />
      )}
    </div>
  );
}

/** Two steps by hand: nobody asks for this by a slip of the finger. */
function ErasureForm() {
  const t = useWords('privacy');
  const ask = useAskErasure();
  const [note, setNote] = useState('');
  const [understood, setUnderstood] = useState(false);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (understood) ask.mutate(note.trim() || null);
      }}
    >
      <Textarea
        label={t('erasure.note')}
        description={t('erasure.note_optional')}
        maxLength={1000}
        autosize
        minRows={2}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Checkbox
        label={t('erasure.understood')}
        checked={understood}
        onChange={(event) => setUnderstood(event.currentTarget.checked)}
      />
      <ProblemNote error={ask.error} />
      <Button type="submit" variant="default" disabled={!understood} loading={ask.isPending}>
        {t('erasure.ask')}
      </Button>
    </form>
  );
}
