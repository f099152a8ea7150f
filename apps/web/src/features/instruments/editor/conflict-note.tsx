import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { diffInstruments, type InstrumentDefinition, mendDefinition } from '@traccia/survey';
import { useEffect } from 'react';
import { QueryState } from '../../../components/query-state';
import { useFormat } from '../../../lib/format';
import { useWords } from '../../../lib/words';
import { ChangeList } from '../change-list';
import { instrumentsQueries } from '../queries';
import { useEditing } from './editor-context';

/** Two have written one draft: both are here, and the writer says which goes on. */
export function ConflictNote(props: {
  id: string;
  onSettle: (revision: number, theirs: InstrumentDefinition | null) => void;
}) {
  // What the editor began with is no longer what is stored.
  const query = useQuery({ ...instrumentsQueries.draft(props.id), refetchOnMount: 'always' });
  const fresh = query.isFetching ? { ...query, data: undefined, isPending: true } : query;
  return (
    <div className="instrument-conflict" role="alert">
      <QueryState query={fresh} lines={2}>
        {(stored) => (
          <Choice
            revision={stored.revision}
            theirs={mendDefinition(stored.definition)}
            at={stored.changedAt}
            byName={stored.changedByName}
            onSettle={props.onSettle}
          />
        )}
      </QueryState>
    </div>
  );
}

function Choice(props: {
  revision: number;
  theirs: InstrumentDefinition;
  at: string;
  byName: string | null;
  onSettle: (revision: number, theirs: InstrumentDefinition | null) => void;
}) {
  const t = useWords('instruments');
  const format = useFormat();
  const { definition } = useEditing();
  const { revision, theirs, onSettle } = props;
  const equal = JSON.stringify(theirs) === JSON.stringify(definition);
  useEffect(() => {
    // Our own saving had arrived and only its answer was lost.
    if (equal) onSettle(revision, null);
  }, [equal, onSettle, revision]);
  if (equal) return null;
  return (
    <>
      <p>
        {t('conflict.text', { name: props.byName ?? t('conflict.somebody'), time: format.instant(props.at) })}
      </p>
      <p>{t('conflict.difference')}</p>
      <ChangeList changes={diffInstruments(theirs, definition)} />
      <Group>
        <Button onClick={() => onSettle(revision, null)}>{t('conflict.mine')}</Button>
        <Button variant="default" onClick={() => onSettle(revision, theirs)}>
          {t('conflict.theirs')}
        </Button>
      </Group>
    </>
  );
}
