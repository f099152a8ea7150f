import { Drawer } from '@mantine/core';
import type { InstrumentFault } from '@traccia/survey';
import { useLocalised } from '../../../lib/format';
import { useWords } from '../../../lib/words';
import { useEditing } from './editor-context';
import { useFaultSentence } from './fault-note';
import { itemAtPlace, selectionOf } from './places';

/** What must be mended before publishing and what to weigh; each line leads to its place. */
export function CheckDrawer({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useWords('instruments');
  const shell = useWords('shell');
  const { faults } = useEditing();
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      title={t('check.title')}
      size="md"
      position="right"
      closeButtonProps={{ 'aria-label': shell('close') }}
    >
      {faults.length === 0 && <p>{t('check.nothing')}</p>}
      {(['error', 'warning'] as const).map((severity) => (
        <Part
          key={severity}
          severity={severity}
          faults={faults.filter((fault) => fault.severity === severity)}
          onGo={onClose}
        />
      ))}
    </Drawer>
  );
}

function Part(props: {
  severity: InstrumentFault['severity'];
  faults: readonly InstrumentFault[];
  onGo: () => void;
}) {
  const t = useWords('instruments');
  const sentence = useFaultSentence();
  const nameOf = usePlaceName();
  const { definition, select } = useEditing();
  if (props.faults.length === 0) return null;
  return (
    <section className="instrument-check">
      <h3>{t(`check.${props.severity}`)}</h3>
      <ul>
        {props.faults.map((fault, i) => (
          <li key={i}>
            <button
              type="button"
              className="entry"
              onClick={() => {
                select(selectionOf(definition, fault.place));
                props.onGo();
              }}
            >
              <strong>
                <bdi>{nameOf(fault)}</bdi>
              </strong>
              <span>{sentence(fault)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function usePlaceName(): (fault: InstrumentFault) => string {
  const t = useWords('instruments');
  const say = useLocalised();
  const { definition } = useEditing();
  return ({ place }) => {
    if (place.kind === 'instrument') return t('edit.whole');
    if (place.kind === 'list') return t('answers.list_named', { name: place.code });
    const at = selectionOf(definition, place);
    if (at.kind === 'page') return t('edit.page_n', { number: at.page + 1 });
    const item = at.kind === 'item' ? itemAtPlace(definition, at) : null;
    return item ? `${item.code} ${say(item.text)}`.slice(0, 80) : place.code;
  };
}
