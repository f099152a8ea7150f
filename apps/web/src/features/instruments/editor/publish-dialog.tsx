import { Button, Checkbox, Group, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Instrument } from '@traccia/contracts';
import { diffInstruments, type InstrumentChange, mendDefinition } from '@traccia/survey';
import { useMemo, useState } from 'react';
import { ProblemNote } from '../../../components/problem-note';
import { QueryState } from '../../../components/query-state';
import { useFormat } from '../../../lib/format';
import { useWords } from '../../../lib/words';
import { ChangeList, groupChanges } from '../change-list';
import { usePublish } from '../mutations';
import { instrumentsQueries } from '../queries';
import { useEditing } from './editor-context';

interface Props {
  instrument: Instrument;
  opened: boolean;
  onClose: () => void;
  /** Saves what is still on its way; answers the revision that is published. */
  flush: () => Promise<number>;
  onPublished: () => void;
  onCheck: () => void;
}

/** What changes against the version asked now, and which answers stay comparable; then it is published. */
export function PublishDialog(props: Props) {
  const t = useWords('instruments');
  const shell = useWords('shell');
  const { instrument } = props;
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={t('publish.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': shell('close') }}
    >
      {instrument.published ? (
        <Against {...props} number={instrument.published.number} />
      ) : (
        <>
          <p>{t('publish.first')}</p>
          <Acts {...props} breaks={[]} nothing={false} />
        </>
      )}
    </Modal>
  );
}

function Against(props: Props & { number: number }) {
  const query = useQuery(instrumentsQueries.version(props.instrument.id, props.number));
  return (
    <QueryState query={query} lines={4}>
      {(version) => <Changes {...props} before={version.definition} />}
    </QueryState>
  );
}

/** Words and conditions are changed for clearness more often than for another meaning; the rest seldom is. */
const seldomMeans: InstrumentChange['kind'][] = ['text', 'rule'];

function Changes(props: Props & { number: number; before: unknown }) {
  const t = useWords('instruments');
  const { definition } = useEditing();
  const changes = useMemo(
    () => diffInstruments(mendDefinition(props.before), definition),
    [props.before, definition],
  );
  const doubtful = groupChanges(changes.filter(({ mayBreak }) => mayBreak));
  const [comparable, setComparable] = useState<Record<string, boolean>>({});
  const isComparable = (code: string, found: readonly InstrumentChange[]) =>
    comparable[code] ?? found.every(({ kind }) => seldomMeans.includes(kind));
  const breaks = doubtful.flatMap(([code, found]) => (code && !isComparable(code, found) ? [code] : []));
  return (
    <>
      <h3>{t('page.difference', { number: props.number })}</h3>
      <ChangeList changes={changes} />
      {doubtful.length > 0 && (
        <fieldset className="instrument-breaks">
          <legend>{t('publish.comparable')}</legend>
          <p>{t('publish.comparable_hint')}</p>
          {doubtful.map(([code, found]) => (
            <Comparable
              key={code}
              code={code ?? ''}
              changes={found}
              checked={isComparable(code ?? '', found)}
              onChange={(checked) => setComparable((before) => ({ ...before, [code ?? '']: checked }))}
            />
          ))}
        </fieldset>
      )}
      <Acts {...props} breaks={breaks} nothing={changes.length === 0} />
    </>
  );
}

function Comparable(props: {
  code: string;
  changes: readonly InstrumentChange[];
  checked: boolean;
  onChange: (checked: boolean) => void;
}) {
  const t = useWords('instruments');
  const format = useFormat();
  const what = format.list(props.changes.map(({ kind }) => t(`change.${kind}`)));
  return (
    <Checkbox
      my="xs"
      label={`\u2068${props.code}\u2069: ${what}`}
      description={t(props.checked ? 'publish.pooled' : 'publish.apart')}
      checked={props.checked}
      onChange={(event) => props.onChange(event.currentTarget.checked)}
    />
  );
}

function Acts(props: Props & { breaks: string[]; nothing: boolean }) {
  const t = useWords('instruments');
  const { faults } = useEditing();
  const publish = usePublish(props.instrument.id);
  const errors = faults.filter(({ severity }) => severity === 'error').length;
  const go = async () => {
    const revision = await props.flush();
    publish.mutate({ revision, breaks: props.breaks }, { onSuccess: props.onPublished });
  };
  return (
    <>
      {errors > 0 && (
        <p role="alert">
          {t('publish.faults', { count: errors })}{' '}
          <Button variant="default" size="compact-sm" onClick={props.onCheck}>
            {t('check.title')}
          </Button>
        </p>
      )}
      <p className="hint">{t('publish.hint')}</p>
      <ProblemNote error={publish.error} />
      <Group mt="md">
        <Button disabled={errors > 0 || props.nothing} loading={publish.isPending} onClick={() => void go()}>
          {t('publish.act', { number: (props.instrument.published?.number ?? 0) + 1 })}
        </Button>
        <Button variant="default" onClick={props.onClose}>
          {t('publish.later')}
        </Button>
      </Group>
    </>
  );
}
