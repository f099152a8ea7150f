import { Button, NativeSelect, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ProblemNote } from '../../components/problem-note';
import { useLocalised } from '../../lib/format';
import { useFieldFaults } from '../../lib/problem-sentence';
import { useWords } from '../../lib/words';
import { useCopyActivity } from './mutations';
import { activitiesQueries } from './queries';

/** The short way to a new activity: a template, a code and a first day. Hidden while there is no template. */
export function TemplateStart() {
  const t = useWords('activities');
  const say = useLocalised();
  const templates = useQuery(activitiesQueries.templates());
  const [templateId, setTemplateId] = useState('');
  const rows = templates.data?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <section className="form-part" aria-labelledby="from-template">
      <h2 id="from-template">{t('from.title')}</h2>
      <NativeSelect
        label={t('from.template')}
        data={[
          { value: '', label: t('from.none') },
          ...rows.map((row) => ({ value: row.id, label: `${row.code} · ${say(row.title)}` })),
        ]}
        value={templateId}
        onChange={(event) => setTemplateId(event.currentTarget.value)}
      />
      {templateId && <CopyOfTemplate key={templateId} templateId={templateId} />}
    </section>
  );
}

function CopyOfTemplate({ templateId }: { templateId: string }) {
  const t = useWords('activities');
  const navigate = useNavigate();
  const faultsOf = useFieldFaults();
  const copy = useCopyActivity(templateId);
  const [code, setCode] = useState('');
  const [startsOn, setStartsOn] = useState('');
  const faults = faultsOf(copy.error);
  const make = () =>
    copy.mutate([{ code: code.trim(), startsOn }], {
      onSuccess: ({ activities: [made] }) => {
        if (!made) return;
        notifications.show({ message: t('new.saved', { code: made.code }) });
        void navigate({ to: '/staff/activities/$activityId', params: { activityId: made.id } });
      },
    });
  return (
    <>
      <p className="hint">{t('from.hint')}</p>
      <div className="pair">
        <TextInput
          label={t('form.code')}
          required
          maxLength={80}
          dir="ltr"
          value={code}
          error={faults['copies.0.code']}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t('form.starts')}
          required
          value={startsOn}
          error={faults['copies.0.startsOn']}
          onChange={(event) => setStartsOn(event.currentTarget.value)}
        />
      </div>
      <ProblemNote error={copy.error} />
      <div>
        <Button disabled={!code.trim() || !startsOn} loading={copy.isPending} onClick={make}>
          {t('from.act')}
        </Button>
      </div>
    </>
  );
}
