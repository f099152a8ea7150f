import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Instrument } from '@traccia/contracts';
import { mendDefinition } from '@traccia/survey';
import { useEffect, useState } from 'react';
import { PageFrame } from '../../../components/page-frame';
import { QueryState } from '../../../components/query-state';
import { useLocalised } from '../../../lib/format';
import { useWords } from '../../../lib/words';
import { instrumentsQueries } from '../queries';
import { InstrumentEditor } from './instrument-editor';
import { takenCodes } from './items';
import { type KeptDraft, readKeptDraft } from './kept-draft';
import '../instruments.css';
import './editor.css';

const page = getRouteApi('/signed-in/staff/instruments/$instrumentId/edit');

/** The draft of the next version. */
export function InstrumentEditorPage() {
  const t = useWords('instruments');
  const say = useLocalised();
  const { instrumentId } = page.useParams();
  const query = useQuery(instrumentsQueries.detail(instrumentId));
  const instrument = query.data;
  const name = instrument ? say(instrument.title) || instrument.code : '';
  return (
    <PageFrame
      title={name ? t('edit.title', { name: `\u2068${name}\u2069` }) : t('title')}
      crumbs={[
        { label: t('title'), to: '/instruments' },
        ...(name
          ? [{ label: name, to: '/instruments/$instrumentId' as const, params: { instrumentId } }]
          : []),
      ]}
    >
      <QueryState query={query} lines={10}>
        {(found) => <Opening key={found.id} instrument={found} />}
      </QueryState>
    </PageFrame>
  );
}

/** Reads the draft, what this device held back of it, and the codes that have answers. */
function Opening({ instrument }: { instrument: Instrument }) {
  const draft = useQuery(instrumentsQueries.draft(instrument.id));
  const newest = useQuery({
    ...instrumentsQueries.version(instrument.id, instrument.published?.number ?? 1),
    enabled: instrument.published !== null,
  });
  const kept = useKept(instrument.id);
  const codes = newest.data ? takenCodes(mendDefinition(newest.data.definition)) : [];
  const waits = kept === undefined || (instrument.published !== null && newest.isPending);
  return (
    <QueryState query={waits ? { ...draft, data: undefined } : draft} lines={10}>
      {(found) => (
        <InstrumentEditor
          instrument={instrument}
          draft={found}
          kept={kept ?? null}
          publishedCodes={new Set(codes)}
        />
      )}
    </QueryState>
  );
}

/** undefined: not read yet. */
function useKept(id: string): KeptDraft | null | undefined {
  const [kept, setKept] = useState<KeptDraft | null>();
  useEffect(() => {
    let wanted = true;
    void readKeptDraft(id).then((found) => wanted && setKept(found));
    return () => {
      wanted = false;
    };
  }, [id]);
  return kept;
}
