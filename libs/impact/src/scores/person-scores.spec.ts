import type { ItemDefinition } from '../figures/activity-input.js';
import { metricById } from '../metrics/metrics.js';
import { type GivenAnswers, personScores, scoresOfForm } from './person-scores.js';

const scale = (code: string, metric: string): ItemDefinition => ({
  code,
  type: 'likert',
  metric,
  answerCodes: ['1', '2', '3', '4', '5', 'na'],
  missingCodes: ['na'],
});
const pick = (code: string, metric: string, ...answerCodes: string[]): ItemDefinition => ({
  code,
  type: 'single',
  metric,
  answerCodes,
});
const form: ItemDefinition[] = [
  scale('REL', 'relevance'),
  scale('ORG', 'relevance_organization'),
  scale('ENG', 'engagement'),
  scale('K-BEF', 'self_rated_gain'),
  scale('K-NOW', 'self_rated_gain'),
  pick('APP', 'application_rate', 'yes', 'partly', 'no'),
  pick('FRQ', 'application_intensity', '1', '2', '3', '4', '5'),
  pick('SHA', 'share_of_content_used', '0', '25', '50', '75', '100'),
  pick('AP', 'action_plan_completion', 'done', 'under_way', 'not_started', 'dropped'),
  { code: 'F-1', type: 'factor', metric: 'transfer_factor', answerCodes: [] },
  { code: 'F-2', type: 'factor', metric: 'transfer_factor', answerCodes: [] },
];
const codes = (...given: string[]) => ({ codes: given });

describe('the scores of a person', () => {
  it.each<[string, string, GivenAnswers, number | null]>([
    // (4 + 5) ÷ 2; one of three would be less than half.
    ['of two of three statements', 'SCORE-RELEVANCE', { REL: codes('4'), ENG: codes('5') }, 4.5],
    ['of one of three', 'SCORE-RELEVANCE', { REL: codes('4') }, null],
    ['where none applies', 'SCORE-RELEVANCE', { REL: codes('na'), ORG: codes('na'), ENG: codes('na') }, null],
    // (4 + 5) ÷ 2 − (2 + 2) ÷ 2 = 2.5 over two objectives.
    ['now less before', 'SCORE-SELF-RATED-GAIN', { 'K-BEF': codes('2', '2'), 'K-NOW': codes('4', '5') }, 2.5],
    [
      'with a rating missing',
      'SCORE-SELF-RATED-GAIN',
      { 'K-BEF': codes('2'), 'K-NOW': codes('4', '5') },
      null,
    ],
    ['without ratings', 'SCORE-SELF-RATED-GAIN', {}, null],
    // 4 × 0.75
    ['often times share', 'SCORE-INTENSITY', { APP: codes('yes'), FRQ: codes('4'), SHA: codes('75') }, 3],
    ['nothing used', 'SCORE-INTENSITY', { APP: codes('partly'), FRQ: codes('1'), SHA: codes('0') }, 0],
    [
      'of somebody who does not apply',
      'SCORE-INTENSITY',
      { APP: codes('no'), FRQ: codes('4'), SHA: codes('75') },
      null,
    ],
    ['without the share', 'SCORE-INTENSITY', { APP: codes('yes'), FRQ: codes('4') }, null],
    // 1 of 4; two dropped ones stay below the line.
    ['one of four', 'SCORE-ACTIONS-DONE', { AP: codes('done', 'dropped', 'dropped', 'under_way') }, 25],
    ['nothing planned', 'SCORE-ACTIONS-DONE', {}, null],
    // (−2 + 1) ÷ 2
    ['of both factors', 'SCORE-FACTORS', { 'F-1': { number: -2 }, 'F-2': { number: 1 } }, -0.5],
    [
      'of the one that applies',
      'SCORE-FACTORS',
      { 'F-1': { missing: 'not_applicable' }, 'F-2': { number: 1 } },
      1,
    ],
  ])('%s: %s', (_what, code, given, expected) => {
    expect(
      scoresOfForm(form)
        .find(({ item }) => item.code === code)
        ?.of(given),
    ).toBe(expected);
  });

  it('stand in forms that ask for them, and are sensitive where a part is', () => {
    expect(scoresOfForm(form).map(({ item }) => item.code)).toEqual(personScores.map(({ code }) => code));
    expect(scoresOfForm([scale('MET', 'methods'), scale('REL', 'relevance')])).toEqual([]);
    expect(
      scoresOfForm([{ ...scale('REL', 'relevance'), sensitive: true }, scale('ENG', 'engagement')])[0]?.item
        .sensitive,
    ).toBe(true);
    // How often alone is no intensity.
    expect(scoresOfForm([pick('FRQ', 'application_intensity', '1')])).toEqual([]);
  });

  it('are items of the metric that they are', () => {
    for (const { code, metricId } of personScores) expect(metricById(metricId)?.items).toContain(code);
  });
});
