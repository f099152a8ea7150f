import type { InstrumentFault } from '@traccia/survey';
import { useFormat } from '../../../lib/format';
import { useWords } from '../../../lib/words';

/** A fault as a sentence that says why it is one. */
export function useFaultSentence(): (fault: InstrumentFault) => string {
  const t = useWords('instruments');
  const format = useFormat();
  return ({ key, params }) => {
    const said = Object.fromEntries(
      Object.entries(params).map(([name, value]) => [
        name,
        name === 'language' ? format.languageName(String(value)) : `\u2068${value}\u2069`,
      ]),
    );
    return t(`fault.${key}`, said);
  };
}

/** What is wrong here, right where it is mended. */
export function FaultNote({ faults }: { faults: readonly InstrumentFault[] }) {
  const sentence = useFaultSentence();
  if (faults.length === 0) return null;
  return (
    <ul className="instrument-faults">
      {faults.map((fault, i) => (
        <li key={i} className={fault.severity}>
          <span aria-hidden="true">{fault.severity === 'error' ? '▲' : '△'}</span> {sentence(fault)}
        </li>
      ))}
    </ul>
  );
}
