import type { MetricLocale } from '../metrics/words/metric-catalogue.js';
import { fileWords } from './file-words.js';

/** What a citation tells; names and titles are in the language of the citation already. */
export interface CitedFigures {
  centre: string;
  /** Of the edition; null where the figures are not frozen. */
  title: string | null;
  scope: string;
  scopeCode: string | null;
  waveKind: string;
  /** Code of the edition, or null: then the run stands for it. */
  edition: string | null;
  runId: string;
  methodVersion: string;
  /** Days as `2026-11-28`, which every reader reads alike. */
  computedOn: string;
  withdrawnOn: string | null;
  /** People who answered; null where the figures do not show it. */
  responded: number | null;
  /** null without an invited list. */
  invited: number | null;
}

/**
 * The sentence by which figures are cited: enough to find them again, and to see what they rest on.
 *
 * @param language of the citation
 * @param cited    what is cited
 * @returns one line that ends with a full stop
 * @example citeFigures('en', { centre: 'ITC', title: 'Wages 2026', scope: 'Wages in Turin', scopeCode: 'W-1',
 *   waveKind: 'ex_post', edition: 'TR-2026-0001', runId: '…', methodVersion: 'impact-1.2.0', computedOn: '2026-11-28',
 *   withdrawnOn: null, responded: 22, invited: 40 })
 *   // 'ITC, Wages 2026, Wages in Turin (W-1), Months after, edition TR-2026-0001, method impact-1.2.0,
 *   //  computed on 2026-11-28, 22 of 40 invited answered, response rate 55%.'
 */
export function citeFigures(language: MetricLocale, cited: CitedFigures): string {
  const { citation: words, waveKind } = fileWords[language];
  const { edition, runId, withdrawnOn } = cited;
  const parts = [
    cited.centre,
    cited.title,
    cited.scopeCode === null ? cited.scope : `${cited.scope} (${cited.scopeCode})`,
    waveKind[cited.waveKind] ?? cited.waveKind,
    edition === null ? fill(words.run, { run: runId }) : fill(words.edition, { code: edition }),
    withdrawnOn && fill(words.withdrawn, { day: withdrawnOn }),
    fill(words.method, { version: cited.methodVersion }),
    fill(words.computed, { day: cited.computedOn }),
    ...basisOf(language, cited),
  ];
  return `${parts.filter(Boolean).join(language === 'ar' ? '، ' : ', ')}.`;
}

function basisOf(language: MetricLocale, { responded, invited }: CitedFigures): string[] {
  const { citation: words } = fileWords[language];
  if (responded === null) return [words.notShown];
  const tag = language === 'en' ? 'en-GB' : `${language}-u-nu-latn`;
  const number = new Intl.NumberFormat(tag);
  const n = number.format(responded);
  if (invited === null || invited === 0) return [fill(words.answeredOnly, { n })];
  const rate = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 1 });
  return [
    fill(words.answered, { n, invited: number.format(invited) }),
    fill(words.rate, { rate: rate.format(responded / invited) }),
  ];
}

/** By a function, so that a dollar sign in a title stays what it is. */
function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (_, key: string) => values[key] ?? '');
}
