import { useQueryClient } from '@tanstack/react-query';
import { nominationsApi, type NominationFields, type NominationRow } from '@traccia/contracts';
import { useRef, useState } from 'react';
import { callApi } from '../../lib/api';
import { useAutosave } from '../../lib/use-autosave';
import { fieldsOf } from './empty-nomination';
import { nominationsQueries } from './nomination-queries';

/** What is written about a nominee saves itself, so that a reload finds it again. */
export function useNominationDraft(row: NominationRow) {
  const client = useQueryClient();
  const [fields, setFields] = useState(() => fieldsOf(row));
  const newest = useRef(fields);
  const kept = useRef(true);
  const saving = useAutosave<NominationFields>(row.version, async (value, version) => {
    kept.current = false;
    const saved = await callApi(nominationsApi.update, {
      params: { id: row.id },
      body: { version, fields: value },
    });
    kept.current = true;
    client.setQueryData(nominationsQueries.detail(row.id).queryKey, saved);
    void client.invalidateQueries({ queryKey: ['nominations', 'list'] });
    return saved;
  });
  const set = (changed: Partial<NominationFields>) => {
    newest.current = { ...newest.current, ...changed };
    setFields(newest.current);
    saving.change(newest.current);
  };
  /** Whether all that is written stands on the server now. */
  const keep = async () => {
    await saving.flush();
    return kept.current;
  };
  return { fields, set, keep, state: saving.state };
}
