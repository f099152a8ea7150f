import { TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { programmesApi, resultLevels, type Programme } from '@traccia/contracts';
import { useState } from 'react';
import { checkBody } from '../../lib/check-body';
import { useFieldFaults } from '../../lib/problem-sentence';
import { useWords } from '../../lib/words';
import { FormActs } from './form-acts';
import { filled, LocalisedFields } from './localised-fields';
import { useSaveProgramme } from './mutations';
import { useUnsavedWarning } from '../../components/unsaved-warning';

type Values = Pick<Programme, 'code' | 'title' | 'summary' | 'resultsChain'>;
const none: Values = { code: '', title: {}, summary: {}, resultsChain: {} };

interface Props {
  programme: Programme | null;
  onDone: (programme: Programme) => void;
  onCancel: () => void;
}

/** What is typed, what was refused, and the way to the server. */
function useProgrammeForm(props: Props) {
  const t = useWords('framework');
  const faultsOf = useFieldFaults();
  const [values, setValues] = useState<Values>(() => props.programme ?? none);
  const [refused, setRefused] = useState<unknown>(null);
  const save = useSaveProgramme(props.programme?.id ?? null);
  const set = (changed: Partial<Values>) => setValues((before) => ({ ...before, ...changed }));
  useUnsavedWarning(values !== props.programme && values !== none && !save.isSuccess);
  const submit = () => {
    const chain = resultLevels.flatMap((level) => {
      const text = filled(values.resultsChain[level] ?? {});
      return Object.keys(text).length > 0 ? [[level, text] as const] : [];
    });
    const body = {
      code: values.code.trim(),
      title: filled(values.title),
      summary: filled(values.summary),
      resultsChain: Object.fromEntries(chain),
    };
    const problem = checkBody(programmesApi.create, body);
    if (problem) return setRefused(problem);
    save.mutate(
      { ...body, version: props.programme?.version ?? 0 },
      {
        onSuccess: (programme) => {
          notifications.show({ message: t('form.saved') });
          props.onDone(programme);
        },
        onError: setRefused,
      },
    );
  };
  return { values, set, submit, refused, faults: faultsOf(refused), saving: save.isPending };
}

/** Writes the texts of a programme and one sentence a rung of its results chain. */
export function ProgrammeForm(props: Props) {
  const t = useWords('framework');
  const { values, set, submit, refused, faults, saving } = useProgrammeForm(props);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <fieldset className="form-part">
        <TextInput
          label={t('form.code')}
          description={t('form.code_hint')}
          required
          dir="ltr"
          maxLength={40}
          readOnly={props.programme !== null}
          value={values.code}
          error={faults.code}
          onChange={(event) => set({ code: event.currentTarget.value })}
        />
      </fieldset>
      <LocalisedFields
        legend={t('form.title')}
        value={values.title}
        error={faults.title}
        onChange={(title) => set({ title })}
      />
      <LocalisedFields
        legend={t('form.summary')}
        lines={2}
        value={values.summary}
        onChange={(summary) => set({ summary })}
      />
      <h2>{t('ladder.title')}</h2>
      <p className="hint">{t('ladder.sentence_hint')}</p>
      {resultLevels.map((level) => (
        <LocalisedFields
          key={level}
          legend={t(`level.${level}`)}
          value={values.resultsChain[level] ?? {}}
          onChange={(text) => set({ resultsChain: { ...values.resultsChain, [level]: text } })}
        />
      ))}
      <FormActs error={refused} saving={saving} onCancel={props.onCancel} />
    </form>
  );
}
