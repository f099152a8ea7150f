import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../../lib/words';

/** A list of pieces of one kind, each with its fields, and the act that adds another. */
export function PlanRows<T>(props: {
  id: string;
  title: string;
  hint: string;
  add: string;
  items: readonly T[];
  keyOf: (item: T) => string;
  nameOf: (item: T) => string;
  mayRemove?: (item: T) => boolean;
  make: () => T;
  onChange: (items: T[]) => void;
  fields: (item: T, set: (more: Partial<T>) => void, index: number) => ReactNode;
}) {
  const t = useWords('activities');
  const { items, onChange } = props;
  const set = (at: number) => (more: Partial<T>) =>
    onChange(items.map((item, index) => (index === at ? { ...item, ...more } : item)));
  return (
    <fieldset className="form-part" id={props.id}>
      <legend>{props.title}</legend>
      {items.length === 0 && <p className="hint">{props.hint}</p>}
      {items.map((item, index) => (
        <div key={props.keyOf(item)} className="plan-row">
          <div className="pair">{props.fields(item, set(index), index)}</div>
          {(props.mayRemove?.(item) ?? true) && (
            <Button
              variant="subtle"
              size="compact-sm"
              aria-label={t('plan.remove_named', { name: props.nameOf(item) })}
              onClick={() => onChange(items.filter((_, at) => at !== index))}
            >
              {t('plan.remove')}
            </Button>
          )}
        </div>
      ))}
      <div>
        <Button variant="default" onClick={() => onChange([...items, props.make()])}>
          {props.add}
        </Button>
      </div>
    </fieldset>
  );
}
