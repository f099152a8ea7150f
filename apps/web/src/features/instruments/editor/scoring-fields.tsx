import { Button, Checkbox, NumberInput, TextInput } from '@mantine/core';
import { choicesOf, type Item, type ItemScoring, type WrittenScoring } from '@traccia/survey';
import { useLocalised } from '../../../lib/format';
import { useWords } from '../../../lib/words';
import { AcceptedFields } from './accepted-fields';
import { useEditing } from './editor-context';
import type { SetItem } from './item-form';

const written: Item['type'][] = ['number', 'short_text'];
const scored: Item['type'][] = ['single', 'multiple', 'yes_no', 'likert', 'ranking', ...written];

/** Of a test: which answers are right and what they are worth. */
export function ScoringFields({ item, set }: { item: Item; set: SetItem }) {
  const t = useWords('instruments');
  const { definition } = useEditing();
  const scoring = 'scoring' in item ? item.scoring : undefined;
  if (!scored.includes(item.type) || (definition.kind !== 'knowledge_test' && !scoring)) return null;
  if (!scoring)
    return (
      <Button variant="default" size="compact-sm" onClick={() => set(withScoring(item.type, { points: 1 }))}>
        {t('scoring.begin')}
      </Button>
    );
  const write = (changed: Partial<ItemScoring & WrittenScoring>, part: string | null = null) =>
    set(withScoring(item.type, { ...scoring, ...changed }), part);
  return (
    <fieldset className="part">
      <legend>{t('scoring.title')}</legend>
      {'key' in scoring ? (
        <Key item={item} scoring={scoring} onChange={(key) => write({ key })} />
      ) : (
        <AcceptedFields
          ofNumber={item.type === 'number'}
          scoring={scoring}
          onChange={(accepted, part) => write({ accepted }, part)}
        />
      )}
      <NumberInput
        label={t('scoring.points')}
        hideControls
        min={0.1}
        max={1000}
        value={scoring.points}
        onChange={(points) => typeof points === 'number' && write({ points }, 'points')}
      />
      {'key' in scoring && (item.type === 'multiple' || item.type === 'ranking') && (
        <Checkbox
          label={t('scoring.partial')}
          checked={scoring.partial ?? false}
          onChange={(event) => write({ partial: event.currentTarget.checked })}
        />
      )}
      <TextInput
        label={t('scoring.objective')}
        description={t('scoring.objective_hint')}
        maxLength={80}
        value={scoring.objective ?? ''}
        onChange={(event) => write({ objective: event.currentTarget.value }, 'objective')}
      />
      <Button variant="default" size="compact-sm" onClick={() => set({ scoring: undefined })}>
        {t('scoring.end')}
      </Button>
    </fieldset>
  );
}

/** A key of choices, or the words and numbers that are right: which of them decides the type. */
function withScoring(type: Item['type'], scoring: Partial<ItemScoring & WrittenScoring>): Partial<Item> {
  const empty = written.includes(type) ? { accepted: [] } : { key: [] };
  return { scoring: { points: 1, ...empty, ...scoring } } as Partial<Item>;
}

function Key(props: { item: Item; scoring: ItemScoring; onChange: (key: string[]) => void }) {
  const t = useWords('instruments');
  const say = useLocalised();
  const { definition } = useEditing();
  const { item, scoring } = props;
  const choices = choicesOf(definition, item).filter(({ missing }) => !missing);
  const ranks = item.type === 'ranking';
  const toggle = (code: string, on: boolean) => {
    // A single choice has one right answer, or several that are equally right; a ranking keeps the order of ticking.
    const rest = scoring.key.filter((each) => each !== code);
    props.onChange(on ? [...rest, code] : rest);
  };
  return (
    <div role="group" aria-label={t(ranks ? 'scoring.order' : 'scoring.key')}>
      <p className="label">{t(ranks ? 'scoring.order' : 'scoring.key')}</p>
      {choices.map(({ code, text }) => {
        const place = scoring.key.indexOf(code);
        const words = say(text) || code;
        return (
          <Checkbox
            key={code}
            my="xs"
            label={ranks && place >= 0 ? `${place + 1}. ${words}` : words}
            checked={place >= 0}
            onChange={(event) => toggle(code, event.currentTarget.checked)}
          />
        );
      })}
    </div>
  );
}
