import { Button, Group, NativeSelect } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import {
  type EvaluationPlan,
  mostPlanWaves,
  type PlanWaveBody,
  planWaveBodySchema,
} from '@traccia/contracts';
import { type ReactNode, useState } from 'react';
import * as z from 'zod';
import { EmptyState } from '../../components/empty-state';
import { ProblemNote } from '../../components/problem-note';
import { SaveNote } from '../../components/save-note';
import { StatusMark } from '../../components/status-mark';
import { useLocalised } from '../../lib/format';
import { useAutosave } from '../../lib/use-autosave';
import { useWords } from '../../lib/words';
import { ActivateDialog } from './activate-dialog';
import { InstrumentPicker } from './instrument-picker';
import { type Owner, planQueries, usePlanActs, useSaveDraft } from './queries';
import { byTime, newWave, type Preset, presetNames } from './wave-order';
import { WaveForm } from './wave-form';
import { WaveLine } from './wave-line';

interface Kept extends PlanWaveBody {
  /** Stays while the code is written anew. */
  key: string;
}

function bodyOf({ key: _, ...wave }: Kept): PlanWaveBody {
  return wave;
}

/** What is written, where it is kept, and what is wrong with it as far as it is kept. */
function useDraft(draft: EvaluationPlan) {
  const say = useLocalised();
  const [waves, setWaves] = useState<Kept[]>(() => byTime(draft.waves.map(keptOf)).map(({ wave }) => wave));
  const [titles, setTitles] = useState(
    () =>
      new Map(draft.waves.map(({ instrumentId, instrumentTitle }) => [instrumentId, say(instrumentTitle)])),
  );
  const saveDraft = useSaveDraft(draft.id);
  /** Faults count the waves as the server orders them. */
  const [saved, setSaved] = useState(() => draft.waves.map(({ code }) => code));
  const autosave = useAutosave<Kept[]>(draft.version, async (value, version) => {
    const stored = await saveDraft(value.map(bodyOf), version);
    setSaved(stored.codes);
    return stored;
  });
  const faults = useQuery(planQueries.preview(draft.id)).data?.faults ?? [];
  const edit = (next: Kept[]) => {
    setWaves(next);
    if (next.every((wave) => planWaveBodySchema.safeParse(bodyOf(wave)).success)) autosave.change(next);
  };
  const name = (id: string, title: string) => setTitles((before) => new Map(before).set(id, title));
  return {
    waves,
    autosave,
    name,
    titleOf: (id: string) => titles.get(id) ?? '–',
    faultsOf: (code: string) => faults.filter(({ wave }) => wave !== null && saved[wave] === code),
    change: (key: string, part: Partial<PlanWaveBody>) =>
      edit(waves.map((wave) => (wave.key === key ? { ...wave, ...part } : wave))),
    remove: (key: string) => edit(waves.filter((wave) => wave.key !== key)),
    add: (preset: Preset, id: string, title: string) => {
      name(id, title);
      const added = keptOf(
        newWave(
          preset,
          id,
          waves.map(({ code }) => code),
        ),
      );
      edit(byTime([...waves, added]).map(({ wave }) => wave));
    },
    order: () => setWaves(byTime(waves).map(({ wave }) => wave)),
  };
}

/** The draft of a plan: what is written is kept, and checked as it is kept. */
export function PlanEditor({ owner, draft }: { owner: Owner; draft: EvaluationPlan }) {
  const t = useWords('evaluation-plans');
  const { waves, autosave, ...written } = useDraft(draft);
  const [asking, setAsking] = useState(false);
  return (
    <section aria-labelledby="plan-draft" className="plan-editor">
      <h2 id="plan-draft">{t('draft.title')}</h2>
      {autosave.state.kind === 'conflict' ? (
        <ConflictNote owner={owner} />
      ) : (
        <SaveNote state={autosave.state} onRetry={() => void autosave.flush()} />
      )}
      {waves.length === 0 && <EmptyState title={t('draft.empty_title')} text={t('draft.empty_text')} />}
      <WaveLine
        label={t('draft.title')}
        waves={waves}
        keyOf={({ key }) => key}
        keepOrder
        titleOf={({ instrumentId }) => written.titleOf(instrumentId)}
        below={(wave) => (
          <WaveParts
            faults={written.faultsOf(wave.code)}
            code={wave.code}
            onFold={written.order}
            form={(faults) => (
              <WaveForm
                wave={bodyOf(wave)}
                instrumentTitle={written.titleOf(wave.instrumentId)}
                faults={faults}
                onChange={(part) => written.change(wave.key, part)}
                onInstrument={(id, title) => {
                  written.name(id, title);
                  written.change(wave.key, { instrumentId: id });
                }}
                onRemove={() => written.remove(wave.key)}
              />
            )}
          />
        )}
      />
      {waves.length < mostPlanWaves && <AddWave onAdd={written.add} />}
      <DraftActs owner={owner} draft={draft} onActivate={() => setAsking(true)} />
      {asking && (
        <ActivateDialog
          owner={owner}
          draftId={draft.id}
          flush={autosave.flush}
          onClose={() => setAsking(false)}
        />
      )}
    </section>
  );
}

let keys = 0;
const savedShape = z.object(planWaveBodySchema.shape);
function keptOf(wave: PlanWaveBody | EvaluationPlan['waves'][number]): Kept {
  keys += 1;
  return { ...savedShape.parse(wave), key: String(keys) };
}

type Faults = Parameters<typeof WaveForm>[0]['faults'];

/** The form of one wave stays folded until it is wanted; what is wrong is said either way. */
function WaveParts(props: {
  code: string;
  faults: Faults;
  onFold: () => void;
  form: (faults: Faults) => ReactNode;
}) {
  const t = useWords('evaluation-plans');
  const [open, setOpen] = useState(false);
  return (
    <div>
      {props.faults.map(({ field, key, level }) => (
        <p key={`${field} ${key}`} className={level === 'fault' ? 'plan-fault' : 'plan-warning'}>
          <StatusMark kind={level === 'fault' ? 'trouble' : 'planned'}>{t(`fault.${key}`)}</StatusMark>
        </p>
      ))}
      <Button
        variant="subtle"
        size="compact-sm"
        aria-expanded={open}
        aria-label={t(open ? 'wave.fold_of' : 'wave.edit_of', { code: props.code })}
        onClick={() => {
          // In the order of time once nobody is typing: a form that moves while it is filled in loses its reader.
          if (open) props.onFold();
          setOpen(!open);
        }}
      >
        {t(open ? 'wave.fold' : 'wave.edit')}
      </Button>
      {open && props.form(props.faults)}
    </div>
  );
}

function AddWave({ onAdd }: { onAdd: (preset: Preset, instrumentId: string, title: string) => void }) {
  const t = useWords('evaluation-plans');
  const say = useLocalised();
  const [open, setOpen] = useState(false);
  const [preset, setPreset] = useState<Preset>('ex_post_6');
  if (!open)
    return (
      <Button variant="default" onClick={() => setOpen(true)}>
        {t('wave.add')}
      </Button>
    );
  return (
    <div className="plan-add">
      <NativeSelect
        label={t('wave.preset')}
        value={preset}
        data={presetNames.map((value) => ({ value, label: t(`preset.${value}`) }))}
        onChange={(event) =>
          setPreset(presetNames.find((name) => name === event.currentTarget.value) ?? 'ex_post_6')
        }
      />
      <InstrumentPicker
        label={t('instrument.search')}
        onPick={(instrument) => {
          onAdd(preset, instrument.id, say(instrument.title));
          setOpen(false);
        }}
      />
      <Button variant="default" onClick={() => setOpen(false)}>
        {t('cancel')}
      </Button>
    </div>
  );
}

/** Somebody else has saved this draft: theirs is read, and the writer begins from it. */
function ConflictNote({ owner }: { owner: Owner }) {
  const t = useWords('evaluation-plans');
  const client = useQueryClient();
  const again = () => client.resetQueries({ queryKey: planQueries.of(owner).queryKey });
  return (
    <div className="problem-note" role="alert">
      <p>{t('conflict')}</p>
      <Button variant="default" onClick={() => void again()}>
        {t('conflict.read')}
      </Button>
    </div>
  );
}

function DraftActs(props: { owner: Owner; draft: EvaluationPlan; onActivate: () => void }) {
  const t = useWords('evaluation-plans');
  const { discard } = usePlanActs(props.owner);
  const [sure, setSure] = useState(false);
  const drop = () =>
    discard.mutate(props.draft.id, {
      onSuccess: () => notifications.show({ message: t('draft.discarded') }),
    });
  return (
    <>
      <Group mt="lg">
        <Button onClick={props.onActivate}>{t('draft.activate')}</Button>
        {sure ? (
          <>
            <Button variant="default" color="red" loading={discard.isPending} onClick={drop}>
              {t('draft.discard_yes')}
            </Button>
            <Button variant="default" onClick={() => setSure(false)}>
              {t('cancel')}
            </Button>
          </>
        ) : (
          <Button variant="default" onClick={() => setSure(true)}>
            {t('draft.discard')}
          </Button>
        )}
      </Group>
      <ProblemNote error={discard.error} />
    </>
  );
}
