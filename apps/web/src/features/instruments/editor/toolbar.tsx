import { Button, NativeSelect } from '@mantine/core';
import { languageCompleteness, minutesRange } from '@traccia/survey';
import { useMemo } from 'react';
import { ProblemNote } from '../../../components/problem-note';
import { SaveNote } from '../../../components/save-note';
import { ApiProblem } from '../../../lib/api';
import { useFormat } from '../../../lib/format';
import type { SaveState } from '../../../lib/use-autosave';
import { useWords } from '../../../lib/words';
import { useEditing } from './editor-context';

interface Props {
  state: SaveState;
  onRetry: () => void;
  undo: (() => void) | null;
  redo: (() => void) | null;
  onLanguage: (language: string) => void;
  onCheck: () => void;
  onPublish: () => void;
}

/** Saved when, back and forth, the language that is written, the check list, and publishing. */
export function Toolbar(props: Props) {
  const t = useWords('instruments');
  const { faults, definition } = useEditing();
  const errors = faults.filter(({ severity }) => severity === 'error').length;
  const { shortest, longest } = useMemo(() => minutesRange(definition), [definition]);
  const act = { variant: 'default', size: 'compact-sm' } as const;
  return (
    <div className="instrument-toolbar">
      <Saving state={props.state} onRetry={props.onRetry} />
      <span className="hint">{t('edit.minutes', { from: shortest, to: longest })}</span>
      <Button {...act} disabled={!props.undo} onClick={() => props.undo?.()} aria-keyshortcuts="Control+Z">
        {t('edit.undo')}
      </Button>
      <Button
        {...act}
        disabled={!props.redo}
        onClick={() => props.redo?.()}
        aria-keyshortcuts="Control+Shift+Z"
      >
        {t('edit.redo')}
      </Button>
      <Languages onLanguage={props.onLanguage} />
      <Button {...act} onClick={props.onCheck}>
        {errors > 0 ? t('check.open', { count: errors }) : t('check.title')}
      </Button>
      <Button size="compact-sm" onClick={props.onPublish}>
        {t('edit.publish')}
      </Button>
    </div>
  );
}

/** Without a connection nothing is lost: it is on this device and goes by itself. */
function Saving({ state, onRetry }: Pick<Props, 'state' | 'onRetry'>) {
  const t = useWords('instruments');
  if (state.kind === 'conflict') return <span role="status">{t('conflict.short')}</span>;
  if (state.kind !== 'failed') return <SaveNote state={state} onRetry={onRetry} />;
  const offline = state.error instanceof ApiProblem && state.error.code === 'offline';
  if (offline)
    return (
      <span className="save-note" role="status">
        {t('edit.offline')}
      </span>
    );
  return <ProblemNote error={state.error} onRetry={onRetry} />;
}

/** The language written now, with how far each has come. */
function Languages({ onLanguage }: Pick<Props, 'onLanguage'>) {
  const t = useWords('instruments');
  const format = useFormat();
  const { definition, language } = useEditing();
  const complete = useMemo(() => languageCompleteness(definition), [definition]);
  const now = complete.find((each) => each.language === language);
  return (
    <span className="languages">
      <NativeSelect
        size="xs"
        aria-label={t('edit.language')}
        value={language}
        data={complete.map(({ language: code, filled, total }) => ({
          value: code,
          label: t('edit.language_n', { language: format.languageName(code), filled, total }),
        }))}
        onChange={(event) => onLanguage(event.currentTarget.value)}
      />
      {now && (
        <progress
          value={now.filled}
          max={now.total}
          aria-label={t('edit.language_n', {
            language: format.languageName(language),
            filled: now.filled,
            total: now.total,
          })}
        />
      )}
    </span>
  );
}
