import { NativeSelect } from '@mantine/core';

/** One filter; the empty choice means "any". */
export function FilterSelect(props: {
  label: string;
  any: string;
  value: string | undefined;
  options: readonly { value: string; label: string }[];
  onChange: (value: string | undefined) => void;
}) {
  return (
    <NativeSelect
      label={props.label}
      value={props.value ?? ''}
      data={[{ value: '', label: props.any }, ...props.options]}
      onChange={(event) => props.onChange(event.currentTarget.value || undefined)}
    />
  );
}
