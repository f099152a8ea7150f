import { Button } from '@mantine/core';
import type { StoredFile } from '@traccia/contracts';
import { useState, type RefObject } from 'react';
import { FileField } from '../../components/file-field';
import { useWords } from '../../lib/words';
import type { KeyOf } from '../../lib/catalogues';

interface Insertion {
  key: KeyOf<'materials'>;
  label: string;
  before: string;
  after: string;
  /** Stands at the beginning of a line. */
  line?: boolean;
}
const insertions: readonly Insertion[] = [
  { key: 'tool.bold', label: 'B', before: '**', after: '**' },
  { key: 'tool.emphasis', label: 'I', before: '_', after: '_' },
  { key: 'tool.heading', label: 'H', before: '## ', after: '', line: true },
  { key: 'tool.list', label: '•', before: '- ', after: '', line: true },
  { key: 'tool.numbers', label: '№', before: '1. ', after: '', line: true },
  { key: 'tool.quote', label: '❝', before: '> ', after: '', line: true },
  { key: 'tool.link', label: '↗', before: '[', after: '](https://)' },
  { key: 'tool.table', label: '▦', before: '| A | B |\n|---|---|\n| ', after: ' | |', line: true },
  { key: 'tool.video', label: '▶', before: '```video\nhttps://', after: '\nILO TV\n\n```', line: true },
];

/** A picture leaves the cursor where it is described for those who cannot see it. */
function insertionOf({ id, name, mediaType }: StoredFile): Pick<Insertion, 'before' | 'after' | 'line'> {
  if (mediaType.startsWith('image/')) return { before: '![', after: `](file:${id})`, line: true };
  return { before: `[${name.replace(/[[\]]/g, '')}](file:${id})`, after: '' };
}

/** Buttons for those who do not know Markdown; each leaves the cursor where one writes on. */
export function MarkdownToolbar(props: {
  area: RefObject<HTMLTextAreaElement | null>;
  value: string;
  onChange: (text: string) => void;
}) {
  const t = useWords('materials');
  const { area, value, onChange } = props;
  const [adding, setAdding] = useState(false);
  const insert = ({ before, after, line }: Pick<Insertion, 'before' | 'after' | 'line'>) => {
    const [start, end] = [
      area.current?.selectionStart ?? value.length,
      area.current?.selectionEnd ?? value.length,
    ];
    const head = value.slice(0, start);
    const opening = line && head !== '' && !head.endsWith('\n') ? `\n\n${before}` : before;
    onChange(head + opening + value.slice(start, end) + after + value.slice(end));
    const cursor = start + opening.length + (end - start);
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(cursor, cursor);
    });
  };
  const addFile = ([file]: StoredFile[]) => {
    if (!file) return;
    setAdding(false);
    insert(insertionOf(file));
  };
  return (
    <div>
      <div className="toolbar" role="group" aria-label={t('tools')}>
        {insertions.map((insertion) => (
          <Button
            key={insertion.key}
            variant="default"
            size="compact-sm"
            aria-label={t(insertion.key)}
            title={t(insertion.key)}
            onClick={() => insert(insertion)}
          >
            {insertion.label}
          </Button>
        ))}
        <Button variant="default" size="compact-sm" aria-expanded={adding} onClick={() => setAdding(!adding)}>
          {t('tool.file')}
        </Button>
      </div>
      {adding && (
        <FileField
          label={t('tool.file')}
          description={t('tool.file_hint')}
          purpose="material"
          files={[]}
          onChange={addFile}
        />
      )}
    </div>
  );
}
