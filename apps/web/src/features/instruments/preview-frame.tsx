import type { InstrumentDefinition } from '@traccia/survey';
import { useLocalised } from '../../lib/format';

/** The questions as a list. */
export function PreviewFrame({ definition }: { definition: InstrumentDefinition }) {
  const say = useLocalised();
  return (
    <ol className="instrument-questions">
      {definition.pages
        .flatMap(({ items }) => items)
        .map((item) => (
          <li key={item.code}>
            <bdi>{say(item.text)}</bdi> <span className="code">{item.code}</span>
          </li>
        ))}
    </ol>
  );
}
