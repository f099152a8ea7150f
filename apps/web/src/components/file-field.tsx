import { Button, VisuallyHidden } from '@mantine/core';
import { largestFile, type FilePurpose, type StoredFile } from '@traccia/contracts';
import { useId, useRef, useState, type ChangeEvent, type DragEvent, type RefObject } from 'react';
import { ApiProblem } from '../lib/api';
import { useFormat } from '../lib/format';
import { useProblemSentence } from '../lib/problem-sentence';
import { fileAddress, sendFile, type Sending } from '../lib/send-file';
import { useWords } from '../lib/words';
import './file-field.css';

export interface FileFieldProps {
  label: string;
  /** One sentence below the label; what is taken is said anyway. */
  description?: string;
  purpose: FilePurpose;
  /** Files that are there; the form keeps them. */
  files: readonly StoredFile[];
  onChange: (files: StoredFile[]) => void;
  /** How many at most; one when absent. */
  most?: number;
  error?: string | undefined;
  disabled?: boolean;
}

interface UnderWay {
  name: string;
  share: number;
}

/** Picks a file, or takes one that is dropped, and sends it at once; the form names it by its id. */
export function FileField(props: FileFieldProps) {
  const { label, description, purpose, files, onChange, most = 1, error, disabled = false } = props;
  const kinds = useKinds(purpose);
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const { underWay, refused, said, send, stop } = useSending(props);
  const full = files.length >= most || disabled;

  const take = (list: FileList | null) => {
    const file = list?.[0];
    if (file && !full && !underWay) void send(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    take(event.dataTransfer.files);
  };
  const pick = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    take(currentTarget.files);
    // The same file may be picked again after it was refused.
    currentTarget.value = '';
  };
  const remove = (file: StoredFile) => {
    onChange(files.filter((one) => one.id !== file.id));
    input.current?.focus();
  };
  const fault = refused ?? error;

  return (
    <div
      className="file-field"
      role="group"
      aria-labelledby={`${id}-label`}
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
    >
      <span id={`${id}-label`} className="label">
        {label}
      </span>
      {description && <p className="hint">{description}</p>}
      <FileList files={files} disabled={disabled} onRemove={remove} />
      {underWay && <UnderWayLine {...underWay} onStop={stop} />}
      {!full && !underWay && (
        <Pick
          id={`${id}-input`}
          input={input}
          onPick={pick}
          describedBy={`${id}-kinds ${id}-fault`}
          invalid={fault !== undefined}
        />
      )}
      {!full && (
        <p id={`${id}-kinds`} className="hint">
          {kinds}
        </p>
      )}
      <p id={`${id}-fault`} className="fault" role={fault ? 'alert' : undefined}>
        {fault}
      </p>
      <VisuallyHidden aria-live="polite">{said}</VisuallyHidden>
    </div>
  );
}

/** What is taken, in words. */
function useKinds(purpose: FilePurpose): string {
  const t = useWords('shell');
  const size = useFormat().bytes(largestFile);
  return t(purpose === 'import_sheet' ? 'file.sheet_kinds' : 'file.kinds', { size });
}

function UnderWayLine({ name, share, onStop }: UnderWay & { onStop: () => void }) {
  const t = useWords('shell');
  const format = useFormat();
  return (
    <div className="under-way">
      <progress max={1} value={share} aria-label={name} />
      <span>{t('file.sending', { name, percent: format.percent(share) })}</span>
      <Button variant="subtle" size="compact-sm" onClick={onStop} aria-label={t('file.stop', { name })}>
        {t('cancel')}
      </Button>
    </div>
  );
}

interface PickProps {
  id: string;
  input: RefObject<HTMLInputElement | null>;
  onPick: (event: ChangeEvent<HTMLInputElement>) => void;
  describedBy: string;
  invalid: boolean;
}
function Pick({ id, input, onPick, describedBy, invalid }: PickProps) {
  const t = useWords('shell');
  return (
    <div className="pick">
      <input
        ref={input}
        id={id}
        type="file"
        onChange={onPick}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
      />
      <label htmlFor={id}>{t('file.pick')}</label>
      <span className="hint">{t('file.drop')}</span>
    </div>
  );
}

function FileList({
  files,
  disabled,
  onRemove,
}: {
  files: readonly StoredFile[];
  disabled: boolean;
  onRemove: (file: StoredFile) => void;
}) {
  const t = useWords('shell');
  const format = useFormat();
  if (files.length === 0) return null;
  return (
    <ul>
      {files.map((file) => (
        <li key={file.id}>
          <a href={fileAddress(file.id)} download={file.name}>
            <bdi>{file.name}</bdi>
          </a>
          <span className="hint">{format.bytes(file.sizeBytes)}</span>
          {!disabled && (
            <Button
              variant="subtle"
              size="compact-sm"
              aria-label={t('file.remove', { name: file.name })}
              onClick={() => onRemove(file)}
            >
              ✕
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Of a sheet it helps nobody to hear which other files are taken elsewhere. */
const isNoSheet = (purpose: FilePurpose, error: unknown) =>
  purpose === 'import_sheet' && error instanceof ApiProblem && error.code === 'file.type-refused';

/** One file on its way: how far, why not, and how to stop it. */
function useSending({ purpose, files, onChange }: FileFieldProps) {
  const t = useWords('shell');
  const format = useFormat();
  const sentence = useProblemSentence();
  const sending = useRef<Sending | null>(null);
  const [underWay, setUnderWay] = useState<UnderWay | null>(null);
  const [refused, setRefused] = useState<string>();
  const [said, setSaid] = useState('');

  const send = async (file: File) => {
    setRefused(undefined);
    if (file.size > largestFile) {
      setRefused(t('file.too_large', { name: file.name, size: format.bytes(largestFile) }));
      return;
    }
    setUnderWay({ name: file.name, share: 0 });
    sending.current = sendFile(file, purpose, (share) => setUnderWay({ name: file.name, share }));
    try {
      const stored = await sending.current.file;
      onChange([...files, stored]);
      setSaid(t('file.sent', { name: stored.name }));
    } catch (error) {
      if (!(error instanceof DOMException))
        setRefused(isNoSheet(purpose, error) ? t('file.no_sheet') : sentence(error));
    } finally {
      sending.current = null;
      setUnderWay(null);
    }
  };
  return { underWay, refused, said, send, stop: () => sending.current?.stop() };
}
