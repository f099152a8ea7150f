import { Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { QueryState } from '../../components/query-state';
import { SearchField } from '../../components/search-field';
import { useWords } from '../../lib/words';
import { mailingsQueries } from './queries';

/** Recipients one by one: ticked unless their writer takes them out. */
export function PeopleList(props: {
  id: string;
  version: number;
  leftOut: readonly string[];
  onLeaveOut: (personIds: string[]) => void;
}) {
  const t = useWords('mailings');
  const { id, version, leftOut, onLeaveOut } = props;
  const [search, setSearch] = useState('');
  const query = useQuery(mailingsQueries.preview(id, version, { search: search || undefined }));
  const set = (personId: string, gets: boolean) =>
    onLeaveOut(gets ? leftOut.filter((other) => other !== personId) : [...leftOut, personId]);
  return (
    <details className="mailing-people">
      <summary>{t('people.title')}</summary>
      <p className="mailing-note">{t('people.hint')}</p>
      <SearchField label={t('people.search')} value={search} onChange={setSearch} />
      <QueryState query={query}>
        {({ samples, leftOut: out, gets }) => (
          <>
            {samples.length + out.length === 0 && <p className="mailing-note">{t('people.none')}</p>}
            <ul>
              {[...samples, ...out]
                .sort((one, other) => one.name.localeCompare(other.name))
                .map(({ personId, name, activityCode, relation }) => (
                  <li key={personId}>
                    <Checkbox
                      label={name}
                      description={`${t(`relation.${relation}`)} · ${activityCode}`}
                      checked={!leftOut.includes(personId)}
                      onChange={({ currentTarget }) => set(personId, currentTarget.checked)}
                    />
                  </li>
                ))}
            </ul>
            {search === '' && gets > samples.length && (
              <p className="mailing-note">{t('people.more', { shown: samples.length })}</p>
            )}
          </>
        )}
      </QueryState>
    </details>
  );
}
