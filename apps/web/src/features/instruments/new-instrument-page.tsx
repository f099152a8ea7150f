import { Button, Checkbox, Group, NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { instrumentsApi, locales, type BodyOf } from '@traccia/contracts';
import { instrumentKinds, type InstrumentKind } from '@traccia/survey';
import { useState, type FormEvent } from 'react';
import { PageFrame } from '../../components/page-frame';
import { ProblemNote } from '../../components/problem-note';
import { checkBody } from '../../lib/check-body';
import { useFormat, useLocalised } from '../../lib/format';
import { useLocale } from '../../lib/locale';
import { useFieldFaults } from '../../lib/problem-sentence';
import { useWords } from '../../lib/words';
import { useCreateInstrument } from './mutations';
import { instrumentsQueries } from './queries';
import './instruments.css';

const page = getRouteApi('/signed-in/staff/instruments/new');

interface Values {
  original: string | null;
  code: string;
  kind: InstrumentKind;
  title: string;
  languages: string[];
}

/** What is typed, what was refused, and the way to the editor. */
function useBeginning() {
  const { copy } = page.useSearch();
  const { locale } = useLocale();
  const navigate = useNavigate();
  const create = useCreateInstrument();
  const [refused, setRefused] = useState<unknown>(null);
  const [values, setValues] = useState<Values>({
    original: copy ?? null,
    code: '',
    kind: 'end_of_activity',
    title: '',
    languages: [...locales],
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const title = values.title.trim();
    const body: BodyOf<typeof instrumentsApi.create> = {
      code: values.code.trim(),
      kind: values.kind,
      title: title ? { [locale]: title } : {},
      languages: values.languages,
      copyOfId: values.original,
    };
    const problem = checkBody(instrumentsApi.create, body);
    if (problem) return setRefused(problem);
    create.mutate(body, {
      onSuccess: ({ id }) =>
        void navigate({ to: '/instruments/$instrumentId/edit', params: { instrumentId: id } }),
      onError: setRefused,
    });
  };
  const set = (changed: Partial<Values>) => setValues((before) => ({ ...before, ...changed }));
  return { values, set, submit, refused, saving: create.isPending };
}

/** Begins a questionnaire: empty, or with the questions of another. */
export function NewInstrumentPage() {
  const t = useWords('instruments');
  const faultsOf = useFieldFaults();
  const navigate = useNavigate();
  const { values, set, submit, refused, saving } = useBeginning();
  const faults = faultsOf(refused);
  return (
    <PageFrame
      narrow
      title={t('list.new')}
      description={t('new.description')}
      crumbs={[{ label: t('title'), to: '/instruments' }]}
    >
      <form noValidate onSubmit={submit} className="instrument-form">
        <Origin values={values} set={set} fault={faults.copyOfId} />
        <TextInput
          label={t('new.title')}
          description={t(values.original === null ? 'new.title_hint' : 'new.title_hint_copy')}
          maxLength={300}
          value={values.title}
          error={faults.title}
          onChange={(event) => set({ title: event.currentTarget.value })}
        />
        <TextInput
          label={t('new.code')}
          description={t('new.code_hint')}
          required
          dir="ltr"
          maxLength={76}
          value={values.code}
          error={faults.code}
          onChange={(event) => set({ code: event.currentTarget.value })}
        />
        <Languages values={values} set={set} fault={faults.languages} />
        <ProblemNote error={refused} />
        <Group>
          <Button type="submit" loading={saving}>
            {t('new.create')}
          </Button>
          <Button variant="default" onClick={() => void navigate({ to: '/instruments' })}>
            {t('new.cancel')}
          </Button>
        </Group>
      </form>
    </PageFrame>
  );
}

interface Part {
  values: Values;
  set: (changed: Partial<Values>) => void;
  fault: string | undefined;
}

function Origin({ values, set, fault }: Part) {
  const t = useWords('instruments');
  const say = useLocalised();
  const originals = useQuery(instrumentsQueries.originals());
  const rows = originals.data?.rows ?? [];
  const copies = values.original !== null;
  return (
    <>
      <SegmentedControl
        aria-label={t('new.from')}
        value={copies ? 'copy' : 'blank'}
        data={[
          { value: 'blank', label: t('new.from.blank') },
          { value: 'copy', label: t('new.from.copy') },
        ]}
        onChange={(chosen) => set({ original: chosen === 'copy' ? (rows[0]?.id ?? '') : null })}
      />
      {copies ? (
        <NativeSelect
          label={t('new.original')}
          value={values.original ?? ''}
          error={fault}
          data={rows.map((row) => ({
            value: row.id,
            label: `${say(row.title)} · ${row.code} · ${t(`kind.${row.kind}`)}`,
          }))}
          onChange={(event) => set({ original: event.currentTarget.value })}
        />
      ) : (
        <NativeSelect
          label={t('list.kind')}
          value={values.kind}
          data={instrumentKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
          onChange={(event) =>
            set({ kind: instrumentKinds.find((kind) => kind === event.currentTarget.value) ?? 'other' })
          }
        />
      )}
    </>
  );
}

function Languages({ values, set, fault }: Part) {
  const t = useWords('instruments');
  const format = useFormat();
  return (
    <Checkbox.Group
      label={t('new.languages')}
      value={values.languages}
      error={fault}
      onChange={(languages) => set({ languages })}
    >
      <Group mt="xs">
        {locales.map((code) => (
          <Checkbox key={code} value={code} label={format.languageName(code)} />
        ))}
      </Group>
    </Checkbox.Group>
  );
}
