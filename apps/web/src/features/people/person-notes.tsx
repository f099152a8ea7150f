import { Button, Textarea } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { PersonNote } from '@traccia/contracts';
import { useState } from 'react';
import { LoadMore } from '../../components/load-more';
import { ProblemNote } from '../../components/problem-note';
import { QueryState } from '../../components/query-state';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';
import { useAddNote, useRemoveNote } from './mutations';
import { peopleQueries } from './queries';

/** What staff want each other to know about a person, who may read it in the export of their data. */
export function PersonNotes({ personId }: { personId: string }) {
  const t = useWords('people');
  const query = useInfiniteQuery(peopleQueries.notes(personId));
  const remove = useRemoveNote(personId);
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <section aria-labelledby="person-notes">
      <h2 id="person-notes">{t('notes.title')}</h2>
      <p className="hint">{t('notes.who_reads')}</p>
      <NewNote personId={personId} />
      <ProblemNote error={remove.error} />
      <QueryState query={query} lines={2}>
        {() =>
          rows.length === 0 ? (
            <p>{t('notes.empty')}</p>
          ) : (
            <>
              <ul className="person-lines">
                {rows.map((note) => (
                  <NoteLine key={note.id} note={note} onRemove={() => remove.mutate(note.id)} />
                ))}
              </ul>
              {query.hasNextPage && (
                <LoadMore
                  shown={rows.length}
                  hasMore
                  loading={query.isFetchingNextPage}
                  onMore={() => void query.fetchNextPage()}
                />
              )}
            </>
          )
        }
      </QueryState>
    </section>
  );
}

function NoteLine({ note, onRemove }: { note: PersonNote; onRemove: () => void }) {
  const t = useWords('people');
  const format = useFormat();
  const when = format.instant(note.writtenAt);
  return (
    <li>
      <p className="note-text">{note.body}</p>
      <small>
        {note.authorName} · <time dateTime={note.writtenAt}>{when}</time>
      </small>
      {note.mayRemove && (
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={t('notes.remove_of', { when })}
          onClick={onRemove}
        >
          {t('notes.remove')}
        </Button>
      )}
    </li>
  );
}

/** What was typed stays until it is saved. */
function NewNote({ personId }: { personId: string }) {
  const t = useWords('people');
  const [body, setBody] = useState('');
  const add = useAddNote(personId);
  return (
    <form
      className="new-note"
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate(body.trim(), { onSuccess: () => setBody('') });
      }}
    >
      <Textarea
        label={t('notes.new')}
        autosize
        minRows={2}
        maxLength={4000}
        value={body}
        onChange={(event) => setBody(event.currentTarget.value)}
      />
      <ProblemNote error={add.error} />
      <div>
        <Button type="submit" variant="default" loading={add.isPending} disabled={body.trim() === ''}>
          {t('notes.save')}
        </Button>
      </div>
    </form>
  );
}
