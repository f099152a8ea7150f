import { Button, Group, Radio, Textarea, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { wholeRun } from '@traccia/contracts';
import { useId, useState } from 'react';
import { TextLink } from '../../components/link';
import { ProblemNote } from '../../components/problem-note';
import { useUnsavedWarning } from '../../components/unsaved-warning';
import { ApiProblem } from '../../lib/api';
import { useWords } from '../../lib/words';
import { useFreeze, type FigureView } from './queries';

const shortest = 3;
interface Written {
  title: string;
  note: string;
  part: 'whole' | 'chosen';
}

/** Gives the figures a title and a code; nothing of it moves afterwards. */
export function FreezePanel({ runId, chosen }: { runId: string; chosen: FigureView | null }) {
  const t = useWords('editions');
  const [open, setOpen] = useState(false);
  const form = useId();
  return (
    <div className="freeze-panel">
      <Button variant="default" aria-expanded={open} aria-controls={form} onClick={() => setOpen(!open)}>
        {t('freeze.open')}
      </Button>
      <div id={form}>
        {open && <FreezeForm runId={runId} chosen={chosen} onClose={() => setOpen(false)} />}
      </div>
    </div>
  );
}

function FreezeForm({
  runId,
  chosen,
  onClose,
}: {
  runId: string;
  chosen: FigureView | null;
  onClose: () => void;
}) {
  const t = useWords('editions');
  const navigate = useNavigate();
  const freeze = useFreeze();
  const [words, setWords] = useState<Written>({ title: '', note: '', part: 'whole' });
  const [asked, setAsked] = useState(false);
  const { title, note, part } = words;
  const short = title.trim().length < shortest;
  useUnsavedWarning((title !== '' || note !== '') && !freeze.isSuccess && !freeze.isPending);
  const submit = () => {
    setAsked(true);
    if (short) return;
    const view = part === 'chosen' && chosen ? chosen : wholeRun;
    freeze.mutate(
      { runId, title: title.trim(), note: note.trim() || null, view },
      { onSuccess: ({ code }) => void navigate({ to: '/impact/editions/$code', params: { code } }) },
    );
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <p>{t('freeze.text')}</p>
      <Fields
        words={words}
        chosen={chosen !== null}
        fault={asked && short ? t('freeze.title_short') : undefined}
        onChange={(changed) => setWords((before) => ({ ...before, ...changed }))}
      />
      <ProblemNote error={freeze.error} />
      <Standing error={freeze.error} />
      <Group gap="sm">
        <Button type="submit" loading={freeze.isPending}>
          {t('freeze.submit')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
      </Group>
    </form>
  );
}

function Fields(props: {
  words: Written;
  /** Whether there is a choice to narrow the edition to. */
  chosen: boolean;
  fault: string | undefined;
  onChange: (changed: Partial<Written>) => void;
}) {
  const t = useWords('editions');
  const { words, onChange } = props;
  return (
    <>
      <TextInput
        label={t('freeze.title')}
        description={t('freeze.title_hint')}
        required
        maxLength={200}
        value={words.title}
        error={props.fault}
        onChange={(event) => onChange({ title: event.currentTarget.value })}
      />
      {props.chosen && (
        <Radio.Group
          label={t('freeze.what')}
          value={words.part}
          onChange={(value) => onChange({ part: value === 'chosen' ? 'chosen' : 'whole' })}
        >
          <Radio value="whole" label={t('freeze.whole')} />
          <Radio value="chosen" label={t('freeze.chosen')} />
        </Radio.Group>
      )}
      <Textarea
        label={t('freeze.note')}
        maxLength={2000}
        autosize
        minRows={2}
        value={words.note}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
      />
    </>
  );
}

/** Where the same figures are frozen already, the way there. */
function Standing({ error }: { error: unknown }) {
  const t = useWords('editions');
  if (!(error instanceof ApiProblem) || error.code !== 'edition.already') return null;
  const code = String(error.params.code ?? '');
  return (
    <p>
      <TextLink to="/impact/editions/$code" params={{ code }}>
        {t('freeze.see', { code })}
      </TextLink>
    </p>
  );
}
