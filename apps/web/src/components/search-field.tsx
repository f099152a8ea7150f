import { TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';

/** Tells the new words when the writer pauses; follows the value when it changes elsewhere. */
export function SearchField(props: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  pauseMs?: number;
}) {
  const [text, setText] = useState(props.value);
  const told = useRef(props.value);
  const tell = useRef(props.onChange);
  useEffect(() => {
    tell.current = props.onChange;
  });
  useEffect(() => {
    if (props.value === told.current) return;
    told.current = props.value;
    setText(props.value);
  }, [props.value]);
  useEffect(() => {
    if (text === told.current) return undefined;
    const timer = setTimeout(() => {
      told.current = text;
      tell.current(text);
    }, props.pauseMs ?? 300);
    return () => clearTimeout(timer);
  }, [text, props.pauseMs]);
  return (
    <TextInput
      type="search"
      label={props.label}
      placeholder={props.placeholder}
      value={text}
      maxLength={200}
      onChange={(event) => setText(event.currentTarget.value)}
    />
  );
}
