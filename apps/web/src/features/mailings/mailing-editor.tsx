import { Button, Group } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { mailingsApi, type BodyOf, type Locale, type Mailing } from '@traccia/contracts';
import { useState } from 'react';
import { ProblemNote } from '../../components/problem-note';
import { SaveNote } from '../../components/save-note';
import { callApi } from '../../lib/api';
import { useAutosave } from '../../lib/use-autosave';
import { useWords } from '../../lib/words';
import { AudienceFields } from './audience-fields';
import { useRemoveMailing } from './mutations';
import { PurposeField } from './new-mailing-page';
import { PreviewPanel } from './preview-panel';
import { mailingsQueries } from './queries';
import { SendPanel } from './send-panel';
import { TextFields } from './text-fields';

type Draft = Omit<BodyOf<typeof mailingsApi.save>, 'version'>;

/** What is written saves itself; counts and preview are those of the saved draft. */
function useDraft(mailing: Mailing) {
  const client = useQueryClient();
  const [draft, setDraft] = useState<Draft>(() => ({
    purpose: mailing.purpose,
    audience: mailing.audience,
    texts: mailing.texts,
    leftOut: mailing.leftOut,
  }));
  const saving = useAutosave<Draft>(mailing.version, async (value, version) => {
    const saved = await callApi(mailingsApi.save, {
      params: { id: mailing.id },
      body: { ...value, version },
    });
    client.setQueryData(mailingsQueries.detail(mailing.id).queryKey, saved);
    void client.invalidateQueries({ queryKey: ['mailings', 'list'] });
    return saved;
  });
  const change = (changed: Partial<Draft>) => {
    const next = { ...draft, ...changed };
    setDraft(next);
    saving.change(next);
  };
  return { draft, change, saving };
}

/** A draft: to whom, what, how it will be read, and the sending. */
export function MailingEditor({ mailing }: { mailing: Mailing }) {
  const { draft, change, saving } = useDraft(mailing);
  const [shown, setShown] = useState<Locale>(mailing.texts[0]?.locale ?? 'en');
  const { flush } = saving;
  return (
    <div className="mailing-editor">
      <div>
        <AudienceFields
          audience={draft.audience}
          activity={mailing.activity}
          onChange={(audience) => change({ audience })}
        />
        <div className="mailing-section">
          <PurposeField value={draft.purpose} onChange={(purpose) => change({ purpose })} />
        </div>
        <TextFields
          texts={draft.texts}
          shown={shown}
          onShow={setShown}
          onChange={(texts) => change({ texts })}
        />
        <Saving saving={saving} id={mailing.id} />
        <SendPanel mailing={mailing} version={mailing.version} flush={flush} />
        <Remove id={mailing.id} />
      </div>
      <PreviewPanel
        id={mailing.id}
        version={mailing.version}
        shown={shown}
        flush={flush}
        leftOut={draft.leftOut}
        onLeaveOut={(leftOut) => change({ leftOut })}
      />
    </div>
  );
}

function Saving({ saving, id }: { saving: ReturnType<typeof useDraft>['saving']; id: string }) {
  const t = useWords('mailings');
  const client = useQueryClient();
  if (saving.state.kind !== 'conflict')
    return <SaveNote state={saving.state} onRetry={() => void saving.flush()} />;
  return (
    <div role="alert">
      <p>{t('conflict.text')}</p>
      <Button
        variant="default"
        onClick={() => void client.resetQueries({ queryKey: mailingsQueries.detail(id).queryKey })}
      >
        {t('conflict.take')}
      </Button>
    </div>
  );
}

function Remove({ id }: { id: string }) {
  const t = useWords('mailings');
  const navigate = useNavigate();
  const remove = useRemoveMailing(id);
  const [asking, setAsking] = useState(false);
  return (
    <div className="mailing-section">
      {asking ? (
        <Group>
          <Button
            variant="outline"
            color="red"
            loading={remove.isPending}
            onClick={() =>
              remove.mutate(undefined, { onSuccess: () => void navigate({ to: '/staff/mailings' }) })
            }
          >
            {t('remove.sure')}
          </Button>
          <Button variant="default" onClick={() => setAsking(false)}>
            {t('remove.keep')}
          </Button>
        </Group>
      ) : (
        <Button variant="default" onClick={() => setAsking(true)}>
          {t('remove.act')}
        </Button>
      )}
      <ProblemNote error={remove.error} />
    </div>
  );
}
