import type { FileItem } from '@traccia/survey';
import { useState } from 'react';
import { Refusal } from '../api';
import { FaultNote } from './fault-note';
import { FieldHeading } from './field-heading';
import { faultProps, type QuestionProps } from './question-props';

const usualMegabytes = 10;
/** Endings that the server takes, so that the chooser of the device shows no others. */
const taken = '.pdf,.png,.jpg,.jpeg,.webp,.docx,.xlsx,.pptx,.csv,.txt';

const refusals: Record<string, string> = {
  'file.type-refused': 'fault.file.type',
  'file.empty': 'fault.file.type',
  'request.too-large': 'fault.file.large',
};

/** One file, sent as soon as it is chosen; it can be taken away again. */
export function FileQuestion(props: QuestionProps<FileItem>) {
  const { item, say } = props;
  const [sending, setSending] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [size, setSize] = useState<number | null>(null);
  const value = props.answers[item.code];
  const given = value && 'file' in value ? value : null;
  const max = item.maxMegabytes ?? usualMegabytes;
  const bring = async (file: File | undefined) => {
    if (!file) return;
    if (file.size > max * 1_000_000) return setFault('fault.file.large');
    setFault(null);
    setSending(true);
    try {
      props.onAnswer(item.code, await props.onFile(item, file));
      setSize(file.size);
    } catch (error) {
      const refusal = error instanceof Refusal ? error : null;
      setFault(refusal?.faults[0]?.key ?? refusals[refusal?.code ?? ''] ?? 'fault.file');
    }
    setSending(false);
  };
  const faults = fault ? [{ field: item.code, key: fault, params: { max } }] : props.faults;
  return (
    <div>
      <FieldHeading {...props} />
      <span className="hint">{say('file.hint', { max })}</span>
      <FaultNote faults={faults} code={item.code} say={say} />
      {given && (
        <p className="given-file">
          <span dir="auto">{given.name}</span>
          {size !== null && <span className="quiet"> {say('file.size', { n: megabytes(size) })}</span>}{' '}
          <button type="button" className="plain" onClick={() => props.onAnswer(item.code, null)}>
            {say('file.remove')}
            <span className="unseen"> {given.name}</span>
          </button>
        </p>
      )}
      <input
        id={item.code}
        type="file"
        accept={taken}
        disabled={sending}
        onChange={(event) => {
          const field = event.currentTarget;
          void bring(field.files?.[0]).then(() => {
            field.value = '';
          });
        }}
        {...faultProps(faults, item.code)}
      />
      <p role="status">{sending ? say('file.sending') : ''}</p>
    </div>
  );
}

const megabytes = (bytes: number) => Math.max(0.01, bytes / 1_000_000).toFixed(bytes < 1_000_000 ? 2 : 1);
