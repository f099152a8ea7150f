import { Button, TextInput } from '@mantine/core';
import type { Item, MatrixRow, PercentPairItem } from '@traccia/survey';
import { useWords } from '../../../lib/words';
import { LineActs } from './answer-list-fields';
import { useEditing } from './editor-context';
import type { SetItem } from './item-form';
import { takenCodes } from './items';
import { LocalisedInput } from './localised-input';
import { freeCode } from './moves';

/** The statements of a table, or the two halves of a pair; each is answered under a code of its own. */
export function RowFields({ item, set }: { item: Item; set: SetItem }) {
  if (item.type === 'percent_pair') return <Halves item={item} set={set} />;
  return 'rows' in item ? <Rows item={item} rows={item.rows} set={set} /> : null;
}

function Halves({ item, set }: { item: PercentPairItem; set: SetItem }) {
  const t = useWords('instruments');
  return (
    <fieldset className="part">
      <legend>{t('rows.pair')}</legend>
      <ol className="choices">
        {(['attribution', 'confidence'] as const).map((half) => (
          <RowLine
            key={half}
            row={item[half]}
            name={t(`rows.${half}`)}
            onChange={(row, part) => set({ [half]: row }, `${half} ${part}`)}
          />
        ))}
      </ol>
    </fieldset>
  );
}

function Rows({ item, rows, set }: { item: Item; rows: MatrixRow[]; set: SetItem }) {
  const t = useWords('instruments');
  const { definition } = useEditing();
  const write = (next: MatrixRow[], part: string | null = null) => set({ rows: next }, part);
  const swapped = (at: number, by: -1 | 1) => {
    const row = rows[at];
    const rest = rows.filter((_, i) => i !== at);
    return row ? [...rest.slice(0, at + by), row, ...rest.slice(at + by)] : rows;
  };
  const add = () => write([...rows, { code: freeCode(`${item.code}-`, takenCodes(definition)), text: {} }]);
  return (
    <fieldset className="part">
      <legend>{t('rows.title')}</legend>
      <ol className="choices">
        {rows.map((row, at) => (
          <RowLine
            key={at}
            row={row}
            name={t('rows.nth', { number: at + 1 })}
            onChange={(changed, part) =>
              write(
                rows.map((each, i) => (i === at ? changed : each)),
                `row ${at} ${part}`,
              )
            }
            acts={{
              onUp: at > 0 ? () => write(swapped(at, -1)) : null,
              onDown: at < rows.length - 1 ? () => write(swapped(at, 1)) : null,
              onRemove: rows.length > 1 ? () => write(rows.filter((_, i) => i !== at)) : null,
            }}
          />
        ))}
      </ol>
      <Button variant="default" size="compact-sm" onClick={add}>
        {t('rows.add')}
      </Button>
    </fieldset>
  );
}

function RowLine(props: {
  row: MatrixRow;
  name: string;
  onChange: (row: MatrixRow, part: string) => void;
  acts?: Omit<Parameters<typeof LineActs>[0], 'name'>;
}) {
  const t = useWords('instruments');
  const { language } = useEditing();
  const { row, name } = props;
  return (
    <li>
      <LocalisedInput
        bare
        label={name}
        value={row.text}
        onChange={(text) => props.onChange({ ...row, text }, `text ${language}`)}
      />
      <TextInput
        aria-label={`${t('edit.code')}: ${name}`}
        dir="ltr"
        maxLength={76}
        value={row.code}
        onChange={(event) => props.onChange({ ...row, code: event.currentTarget.value }, 'code')}
      />
      {props.acts && <LineActs name={name} {...props.acts} />}
    </li>
  );
}
