import type { FrameworkChange, FrameworkEntry, LocalisedText, ResultLevel } from '@traccia/contracts';
import { filled } from './localised-fields';

type FundingKind = Extract<FrameworkEntry, { family: 'funding_agreements' }>['kind'];
type Amount = number | string;

/** What the form of any reference table holds; each family sends its own part. */
export interface EntryValues {
  code: string;
  edition: string;
  title: LocalisedText;
  validFrom: string;
  validTo: string;
  countryCode: string;
  kind: FundingKind;
  donor: string;
  resultLevel: ResultLevel;
  unit: string;
  baseline: Amount;
  baselineYear: Amount;
  target: Amount;
  targetYear: Amount;
  /** `programme:<id>` or `outcome:<id>`. */
  owner: string;
}

const none: EntryValues = {
  code: '',
  edition: '',
  title: {},
  validFrom: '',
  validTo: '',
  countryCode: '',
  kind: 'voluntary_contribution',
  donor: '',
  resultLevel: 'output',
  unit: '',
  baseline: '',
  baselineYear: '',
  target: '',
  targetYear: '',
  owner: '',
};

/** A new edition takes over everything but its name and its days. */
export function valuesOfEntry(entry: FrameworkEntry | null, asNew: boolean): EntryValues {
  if (!entry) return none;
  const named = asNew
    ? { code: entry.code }
    : {
        code: entry.code,
        edition: entry.edition ?? '',
        validFrom: entry.validFrom ?? '',
        validTo: entry.validTo ?? '',
      };
  return { ...none, ...named, title: entry.title, ...detailOf(entry) };
}

function detailOf(entry: FrameworkEntry): Partial<EntryValues> {
  if (entry.family === 'country_programmes') return { countryCode: entry.countryCode };
  if (entry.family === 'funding_agreements') return { kind: entry.kind, donor: entry.donor ?? '' };
  if (entry.family !== 'indicators') return {};
  const { resultLevel, unit, programmeId, outcomeId } = entry;
  return {
    resultLevel,
    unit,
    baseline: entry.baseline ?? '',
    baselineYear: entry.baselineYear ?? '',
    target: entry.target ?? '',
    targetYear: entry.targetYear ?? '',
    owner: programmeId ? `programme:${programmeId}` : `outcome:${outcomeId ?? ''}`,
  };
}

const numberOf = (amount: Amount) => (amount === '' ? null : Number(amount));

export function bodyOfEntry(family: FrameworkChange['family'], values: EntryValues): FrameworkChange {
  const content = {
    title: filled(values.title),
    validFrom: values.validFrom,
    validTo: values.validTo || null,
  };
  if (family === 'outcomes') return { family, ...content };
  if (family === 'country_programmes') return { family, ...content, countryCode: values.countryCode };
  if (family === 'funding_agreements')
    return { family, ...content, kind: values.kind, donor: values.donor.trim() || null };
  const [of, id] = values.owner.split(':');
  return {
    family,
    ...content,
    resultLevel: values.resultLevel,
    unit: values.unit,
    baseline: numberOf(values.baseline),
    baselineYear: numberOf(values.baselineYear),
    target: numberOf(values.target),
    targetYear: numberOf(values.targetYear),
    programmeId: of === 'programme' ? (id ?? null) : null,
    outcomeId: of === 'outcome' ? (id ?? null) : null,
  };
}
