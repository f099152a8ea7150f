import { Button, SegmentedControl } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useBlocker, useNavigate } from '@tanstack/react-router';
import type { Instrument, InstrumentDraft } from '@traccia/contracts';
import { checkDraft, itemsOf, type InstrumentDefinition } from '@traccia/survey';
import { useDeferredValue, useMemo, useState } from 'react';
import { ProblemNote } from '../../../components/problem-note';
import { useLocale } from '../../../lib/locale';
import { useWords } from '../../../lib/words';
import { useDiscardDraft } from '../mutations';
import { PreviewFrame } from '../preview-frame';
import { BankDrawer } from './bank-drawer';
import { CheckDrawer } from './check-drawer';
import { ConflictNote } from './conflict-note';
import { EditingProvider, type Editing } from './editor-context';
import { ItemForm } from './item-form';
import type { KeptDraft } from './kept-draft';
import { Outline } from './outline';
import { itemAtPlace, type Selection } from './places';
import { PublishDialog } from './publish-dialog';
import { Toolbar } from './toolbar';
import { useInstrumentDraft } from './use-instrument-draft';
import { ListForm, PageForm, WholeForm } from './whole-form';

interface Props {
  instrument: Instrument;
  draft: InstrumentDraft;
  /** What this device held back. */
  kept: KeptDraft | null;
  publishedCodes: ReadonlySet<string>;
}
type Drawer = 'bank' | 'check' | 'publish' | null;

function firstSelection(definition: InstrumentDefinition): Selection {
  return itemsOf(definition).length > 0 && definition.pages[0]?.items.length
    ? { kind: 'item', page: 0, item: 0, inner: null }
    : { kind: 'whole' };
}

/** Outline, question and preview side by side; on a phone one after the other. */
export function InstrumentEditor(props: Props) {
  const { instrument } = props;
  const working = useInstrumentDraft(props.draft, props.kept);
  const { definition, change, saving } = working;
  const [selection, select] = useState<Selection>(() => firstSelection(definition));
  const [wanted, setLanguage] = useState<string>(useLocale().locale);
  const [drawer, setDrawer] = useState<Drawer>(null);
  const language = definition.languages.includes(wanted) ? wanted : (definition.languages[0] ?? 'en');
  const checked = useDeferredValue(definition);
  const faults = useMemo(() => checkDraft(checked).faults, [checked]);
  useHotkeys([
    ['mod+Z', () => working.undo?.()],
    ['mod+shift+Z', () => working.redo?.()],
    ['mod+Y', () => working.redo?.()],
  ]);
  useLeaveWarning(saving.state.kind);
  const editing: Editing = {
    definition,
    change,
    language,
    selection,
    select,
    faults,
    publishedCodes: props.publishedCodes,
  };
  return (
    <EditingProvider value={editing}>
      <Toolbar
        state={saving.state}
        onRetry={() => void saving.flush()}
        undo={working.undo}
        redo={working.redo}
        onLanguage={setLanguage}
        onCheck={() => setDrawer('check')}
        onPublish={() => setDrawer('publish')}
      />
      {saving.state.kind === 'conflict' && <ConflictNote id={instrument.id} onSettle={working.settle} />}
      <Panes onBank={() => setDrawer('bank')} editing={editing} />
      <Discard id={instrument.id} published={instrument.published !== null} />
      <BankDrawer opened={drawer === 'bank'} onClose={() => setDrawer(null)} />
      <CheckDrawer opened={drawer === 'check'} onClose={() => setDrawer(null)} />
      <Publishing instrument={instrument} drawer={drawer} setDrawer={setDrawer} flush={saving.flush} />
    </EditingProvider>
  );
}

function Publishing(props: {
  instrument: Instrument;
  drawer: Drawer;
  setDrawer: (drawer: Drawer) => void;
  flush: () => Promise<number>;
}) {
  const navigate = useNavigate();
  const { id } = props.instrument;
  return (
    <PublishDialog
      instrument={props.instrument}
      opened={props.drawer === 'publish'}
      onClose={() => props.setDrawer(null)}
      flush={props.flush}
      onCheck={() => props.setDrawer('check')}
      onPublished={() => void navigate({ to: '/instruments/$instrumentId', params: { instrumentId: id } })}
    />
  );
}

/** Leaving within the product saves by itself; only what could not be saved is asked about. */
function useLeaveWarning(state: string): void {
  const t = useWords('instruments');
  const stuck = state === 'failed' || state === 'conflict';
  useBlocker({
    shouldBlockFn: ({ current, next }) =>
      stuck && current.pathname !== next.pathname && !window.confirm(t('edit.leave')),
    enableBeforeUnload: () => stuck,
    disabled: !stuck,
  });
}

const panes = ['outline', 'form', 'preview'] as const;

function Panes({ onBank, editing }: { onBank: () => void; editing: Editing }) {
  const t = useWords('instruments');
  const [pane, setPane] = useState<(typeof panes)[number]>('form');
  const { selection, definition } = editing;
  const item = selection.kind === 'item' ? itemAtPlace(definition, selection) : null;
  return (
    <>
      <SegmentedControl
        className="instrument-pane-choice"
        fullWidth
        aria-label={t('edit.pane')}
        value={pane}
        data={panes.map((value) => ({ value, label: t(`pane.${value}`) }))}
        onChange={(value) => setPane(panes.find((each) => each === value) ?? 'form')}
      />
      <div className="instrument-panes" data-pane={pane}>
        <div className="outline-pane">
          <Outline onBank={onBank} />
        </div>
        <section className="form-pane" aria-label={t('pane.form')}>
          <SelectedForm selection={selection} />
        </section>
        <section className="preview-pane" aria-label={t('pane.preview')}>
          <PreviewFrame definition={definition} at={item?.code} />
        </section>
      </div>
    </>
  );
}

function SelectedForm({ selection }: { selection: Selection }) {
  switch (selection.kind) {
    case 'item':
      return <ItemForm at={selection} />;
    case 'page':
      return <PageForm index={selection.page} />;
    case 'list':
      return <ListForm name={selection.name} />;
    default:
      return <WholeForm />;
  }
}

function Discard({ id, published }: { id: string; published: boolean }) {
  const t = useWords('instruments');
  const navigate = useNavigate();
  const discard = useDiscardDraft(id);
  const [asking, setAsking] = useState(false);
  if (!asking)
    return (
      <Button variant="subtle" size="compact-sm" mt="xl" onClick={() => setAsking(true)}>
        {t('discard.act')}
      </Button>
    );
  return (
    <div className="instrument-section" role="group" aria-label={t('discard.act')}>
      <p>{t(published ? 'discard.keeps' : 'discard.all')}</p>
      <Button
        color="red"
        variant="outline"
        loading={discard.isPending}
        onClick={() => discard.mutate(undefined, { onSuccess: () => void navigate({ to: '/instruments' }) })}
      >
        {t('discard.sure')}
      </Button>{' '}
      <Button variant="default" onClick={() => setAsking(false)}>
        {t('discard.not')}
      </Button>
      <ProblemNote error={discard.error} />
    </div>
  );
}
