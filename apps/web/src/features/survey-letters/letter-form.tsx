import { Button, Group, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { RewordedLetter } from '@traccia/contracts';
import { type LetterText, surveyLetterWords } from '@traccia/training';
import { surveyLetterFaults, surveyLetterPlaces, surveyLetterText } from '@traccia/training/survey-letter';
import { useRef, useState } from 'react';
import { ProblemNote } from '../../components/problem-note';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';
import { useUnsavedWarning } from '../../components/unsaved-warning';
import { LetterPreview } from './letter-preview';
import { type LetterKey, useResetLetter, useSaveLetter } from './queries';

interface Parts {
  letter: LetterKey;
  own: RewordedLetter | null;
  /** The reworded invitation, whose subject a reminder takes up. */
  invitation: RewordedLetter | null;
  centreName: string;
}

/** The words as they stand, to be said another way; beside them the letter with somebody's data. */
export function LetterForm({ letter, own, invitation, centreName }: Parts) {
  const t = useWords('survey-letters');
  const { kind, reader, locale } = letter;
  const before: LetterText = own ?? standardText(letter);
  const [text, setText] = useState<LetterText>({ subject: before.subject, body: before.body });
  const [saved, setSaved] = useState(false);
  const changed = text.subject !== before.subject || text.body !== before.body;
  useUnsavedWarning(changed && !saved);
  const save = useSaveLetter(letter);
  const version = own?.version ?? 0;
  const faulty = [text.subject, text.body].some(
    (part) => part.trim() === '' || surveyLetterFaults(kind, part).length > 0,
  );
  const submit = () =>
    save.mutate(
      { ...text, version },
      {
        onSuccess: () => {
          setSaved(true);
          notifications.show({ message: t('saved') });
        },
      },
    );
  return (
    <div className="survey-letter">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!faulty) submit();
        }}
      >
        <Stand own={own} />
        <TextFields
          letter={letter}
          text={text}
          onChange={(part) => setText((old) => ({ ...old, ...part }))}
        />
        <ProblemNote error={save.error} />
        <Group mt="md">
          <Button type="submit" loading={save.isPending} disabled={!changed || faulty}>
            {t('save')}
          </Button>
          {own && <Reset letter={letter} version={version} onDone={() => setSaved(true)} />}
        </Group>
      </form>
      <LetterPreview
        letter={letter}
        text={surveyLetterText(kind, reader, locale, {
          'survey.invitation': kind === 'survey.invitation' ? text : invitation,
          'survey.reminder': kind === 'survey.reminder' ? text : null,
        })}
        written={text}
        faulty={faulty}
        centreName={centreName}
      />
    </div>
  );
}

function standardText({ kind, reader, locale }: LetterKey): LetterText {
  const { invitation, reminder } = surveyLetterWords[locale];
  return kind === 'survey.invitation' ? invitation[reader] : reminder;
}

function Stand({ own }: { own: RewordedLetter | null }) {
  const t = useWords('survey-letters');
  const format = useFormat();
  if (!own) return <p className="survey-letter-note">{t('stand.standard')}</p>;
  const at = format.instant(own.updatedAt);
  return (
    <p className="survey-letter-note">
      {own.updatedByName ? t('stand.by', { at, name: own.updatedByName }) : t('stand.at', { at })}
    </p>
  );
}

/** What is wrong with a part, in words; undefined: nothing. */
function useFaultOf(kind: LetterKey['kind']): (part: string) => string | undefined {
  const t = useWords('survey-letters');
  const problems = useWords('problems');
  const format = useFormat();
  return (part) => {
    if (part.trim() === '') return t('empty');
    const [fault] = surveyLetterFaults(kind, part);
    if (fault === undefined) return undefined;
    return fault.kind === 'place'
      ? problems('fault.placeholder', { name: fault.name })
      : problems('fault.template', { line: format.number(fault.line) });
  };
}

function TextFields(props: {
  letter: LetterKey;
  text: LetterText;
  onChange: (changed: Partial<LetterText>) => void;
}) {
  const t = useWords('survey-letters');
  const area = useRef<HTMLTextAreaElement>(null);
  const { letter, text, onChange } = props;
  const written = { dir: letter.locale === 'ar' ? 'rtl' : 'ltr', lang: letter.locale } as const;
  const faultOf = useFaultOf(letter.kind);
  const insert = (name: string) => {
    const from = area.current?.selectionStart ?? text.body.length;
    const until = area.current?.selectionEnd ?? from;
    onChange({ body: `${text.body.slice(0, from)}{{ ${name} }}${text.body.slice(until)}` });
    area.current?.focus();
  };
  return (
    <>
      <TextInput
        label={t('subject')}
        description={letter.kind === 'survey.reminder' ? t('subject_hint') : undefined}
        value={text.subject}
        maxLength={400}
        error={faultOf(text.subject)}
        onChange={({ currentTarget }) => onChange({ subject: currentTarget.value })}
        {...written}
      />
      <Textarea
        ref={area}
        mt="md"
        label={t('body')}
        description={t('body_hint')}
        value={text.body}
        autosize
        minRows={6}
        maxRows={24}
        maxLength={16_000}
        error={faultOf(text.body)}
        onChange={({ currentTarget }) => onChange({ body: currentTarget.value })}
        {...written}
      />
      <Group gap="xs" mt="sm" role="group" aria-label={t('places')}>
        <span className="survey-letter-note">{t('places')}</span>
        {surveyLetterPlaces.map((name) => (
          <Button key={name} variant="default" size="compact-sm" onClick={() => insert(name)}>
            {t(`place.${name}`)}
          </Button>
        ))}
      </Group>
    </>
  );
}

function Reset({ letter, version, onDone }: { letter: LetterKey; version: number; onDone: () => void }) {
  const t = useWords('survey-letters');
  const reset = useResetLetter(letter);
  return (
    <>
      <Button
        variant="default"
        loading={reset.isPending}
        onClick={() => {
          if (window.confirm(t('reset.sure')))
            reset.mutate(version, {
              onSuccess: () => {
                onDone();
                notifications.show({ message: t('reset.done') });
              },
            });
        }}
      >
        {t('reset')}
      </Button>
      <ProblemNote error={reset.error} />
    </>
  );
}
