import {
  type ActivityFiguresInput,
  type FormScore,
  type ItemAnswer,
  type ItemDefinition,
  scoresOfForm,
} from '@traccia/impact';
import {
  answerCodesOf,
  choicesOf,
  flattenItems,
  type InstrumentDefinition,
  storedItemsOf,
} from '@traccia/survey';
import type {
  ImpactAnswerRow,
  ImpactInputRepository,
  ImpactResponseRow,
  ImpactWave,
} from './impact-input.repository.js';
import { repeatedItems, settleRepeated } from './repeated-answers.js';

export interface ScopeInput {
  main: ActivityFiguresInput;
  /**
   * Pieces of answers that cannot be joined to a response, one population each: their items are counted, their
   * people are not.
   */
  fragments: ActivityFiguresInput[];
}

/** From rows to the plain arrays the statistics take; the order is fixed, so that equal rows hash equally. */
export async function loadFiguresInput(
  rows: ImpactInputRepository,
  waves: readonly ImpactWave[],
  policy: Pick<ActivityFiguresInput, 'k' | 'breakdownFrom'>,
): Promise<ScopeInput> {
  // A wave without an invited list has no rate; it is never mixed with waves that have one.
  const rostered = waves.filter((wave) => wave.frameKind === 'roster');
  const pooled = rostered.length > 0 ? rostered : waves;
  const frameKind = rostered.length > 0 ? 'roster' : 'none';
  const waveIds = pooled.map((wave) => wave.id);
  const frame = frameKind === 'roster' ? await rows.loadFrame(waveIds) : [];
  const responses = await rows.loadResponses(waveIds);
  const given = groupAnswers(await rows.loadAnswers(waveIds));
  const definitions = await rows.loadDefinitions([
    ...new Set(pooled.map((wave) => wave.instrumentVersionId)),
  ]);
  const oneInstrument = new Set(pooled.map((wave) => wave.instrumentId)).size === 1;
  const { ordered, unordered } = repeatedItems(definitions);
  const asked = poolItems(definitions, oneInstrument);
  const scores = scoresOfForm(asked);
  const answers = new Map(
    [...given].map(([id, said]) => [id, { ...settleRepeated(said, ordered), ...scoresOf(said, scores) }]),
  );
  const items = [...asked.filter(({ code }) => !unordered.has(code)), ...scores.map(({ item }) => item)];
  const scopes = pooled.map(({ id, programmeId, courseId, activityId }) => ({
    id,
    within: [programmeId, courseId, activityId],
  }));
  const whole = responses.filter(({ fragment }) => fragment === null);
  const cut = [...new Set(responses.map(({ fragment }) => fragment).filter((name) => name !== null))].sort();
  const fragments = cut.map((name): ActivityFiguresInput => {
    const rowsOf = responses.filter(({ fragment }) => fragment === name);
    return {
      frameKind: 'none',
      frame: [],
      responses: rowsOf.map((row) => toResponse(row, answers, 'none')),
      waves: scopes,
      items: items.filter(({ code }) => rowsOf.some(({ id }) => answers.get(id)?.[code])),
      ...policy,
    };
  });
  const elsewhere = new Set(fragments.flatMap((fragment) => fragment.items.map(({ code }) => code)));
  return {
    main: {
      frameKind,
      frame: frame.map(({ waveId, enrolmentId, constituentGroup, sex, region }) => ({
        subjectId: `${waveId}:${enrolmentId}`,
        constituentGroup,
        sex: sex === 'undisclosed' ? null : sex,
        region,
        waveId,
      })),
      responses: whole.map((row) => toResponse(row, answers, frameKind)),
      waves: scopes,
      items: items.filter(({ code }) => !elsewhere.has(code)),
      ...policy,
    },
    fragments,
  };
}

/** What is worked out of several answers of one person stands beside them. */
function scoresOf(
  said: Record<string, ItemAnswer>,
  scores: readonly FormScore[],
): Record<string, ItemAnswer> {
  return Object.fromEntries(
    scores.flatMap(({ item, of }) => {
      const number = of(said);
      return number === null ? [] : [[item.code, { number }]];
    }),
  );
}

function toResponse(
  row: ImpactResponseRow,
  answers: ReadonlyMap<string, Record<string, ItemAnswer>>,
  frameKind: ActivityFiguresInput['frameKind'],
): ActivityFiguresInput['responses'][number] {
  const { id, waveId, enrolmentId, completeness, scorePoints, scoreMax, statedGroup, statedSex } = row;
  return {
    // Of an answer that leads to nobody only what it states itself is known, never what the list would say.
    ...(frameKind === 'roster' && !enrolmentId && { constituentGroup: statedGroup, sex: statedSex }),
    waveId,
    subjectId: frameKind === 'roster' && enrolmentId ? `${waveId}:${enrolmentId}` : null,
    completeness,
    timing: timingOf(row),
    answers: answers.get(id) ?? {},
    testScore: scorePoints !== null && scoreMax ? (100 * scorePoints) / scoreMax : null,
  };
}

/** Reminders end with the answer: whoever answers after the last one has had the most. */
function timingOf({ reminders, mostReminders }: ImpactResponseRow): 'early' | 'between' | 'late' | null {
  if (mostReminders === 0) return null;
  if (reminders === 0) return 'early';
  return reminders === mostReminders ? 'late' : 'between';
}

/**
 * The items of the newest version stand for all; a code whose type has changed is left out.
 * Across instruments only items with a metric mean the same.
 */
function poolItems(definitions: readonly InstrumentDefinition[], oneInstrument: boolean): ItemDefinition[] {
  const items = new Map<string, ItemDefinition>();
  const changed = new Set<string>();
  for (const definition of definitions) {
    const missing = missingCodesOf(definition);
    for (const { code, type, metric, answerCodes, sensitive } of flattenItems(definition)) {
      const known = items.get(code);
      if (known && known.type !== type) changed.add(code);
      if (known || (!oneInstrument && metric === null)) continue;
      items.set(code, {
        code,
        type,
        metric,
        answerCodes,
        missingCodes: missing.get(code) ?? [],
        sensitive,
      });
    }
  }
  return [...items.values()].filter((item) => !changed.has(item.code));
}

function missingCodesOf(definition: InstrumentDefinition): Map<string, string[]> {
  return new Map(
    storedItemsOf(definition).flatMap((item) => {
      const codes = choicesOf(definition, item)
        .filter((choice) => choice.missing)
        .map((choice) => choice.code);
      return answerCodesOf(item).map((code): [string, string[]] => [code, codes]);
    }),
  );
}

function groupAnswers(rows: readonly ImpactAnswerRow[]): Map<string, Record<string, ItemAnswer>> {
  const byResponse = new Map<string, Record<string, ItemAnswer>>();
  // Of a million answers nearly all are one of a few choices; they share what they are.
  const choices = new Map<string, ItemAnswer>();
  const oneChoice = (code: string): ItemAnswer => {
    const known = choices.get(code) ?? { codes: [code] };
    choices.set(code, known);
    return known;
  };
  for (const { responseId, itemCode, occurrence, choiceCode, numberValue, missingReason } of rows) {
    const answers = byResponse.get(responseId) ?? {};
    byResponse.set(responseId, answers);
    const before = answers[itemCode];
    if (choiceCode !== null)
      answers[itemCode] =
        before && 'codes' in before ? { codes: [...before.codes, choiceCode] } : oneChoice(choiceCode);
    else if (numberValue !== null) answers[itemCode] = { number: numberValue };
    // Not applicable to one of several trainers says nothing of the others.
    else if (!before || occurrence === 0) answers[itemCode] = { missing: missingReason ?? 'dont_know' };
  }
  return byResponse;
}
