import type { Item, Rule } from '../../definition.js';
import type { LocalisedText } from '../../localised-text.js';
import { expressionScript } from '../expressions/dialects.js';
import { parseExpression } from '../expressions/parse-expression.js';
import { type Named, toRule, toValue } from '../expressions/to-rule.js';
import type { FormBuilder, Spot } from '../form-builder.js';
import type { TableRow } from './read-tables.js';
import type { LimePart, LimeQuestion, LimeSurvey, Words } from './survey-model.js';

const suffix = /\.(?:NAOK|shown|value|valueNAOK|code|question|qid|sgqa)$/i;

/** What reading a survey needs to know of what was asked before. */
export class LimeContext {
  private readonly names = new Map<string, Named>();

  constructor(
    readonly builder: FormBuilder,
    readonly survey: LimeSurvey,
    readonly language: string,
  ) {}

  spot(question: LimeQuestion, part?: LimePart): Spot {
    const what = part ? `${question.code}_${part.code}` : question.code;
    return { place: `${question.groupId}/${question.id}`, what: `${what} (${question.type})` };
  }

  /** Under its code and under the address that older expressions use. */
  know(question: LimeQuestion, named: Named, part = ''): void {
    const { surveyId, groupId, id, code } = question;
    this.names.set(part ? `${code}_${part}` : code, named);
    this.names.set(`${surveyId}X${groupId}X${id}${part}`, named);
  }

  readonly resolve = (name: string): Named | null => this.names.get(name.replace(suffix, '')) ?? null;

  text(spot: Spot, words: Words): LocalisedText {
    let lost = false;
    const mention = (whole: string, inner: string) => {
      const name = inner.trim().replace(/^INSERTANS:/, '');
      if (/^TOKEN:FIRSTNAME$/i.test(name)) return '{{record.givenName}}';
      const named = this.resolve(name);
      if (named && named.choice === undefined) return `{{answer.${named.code}}}`;
      // A brace with a space after it is a brace.
      if (/^\s/.test(inner)) return whole;
      lost = true;
      return '…';
    };
    const said = Object.entries(words).map(([language, text]) => [
      language,
      text.replaceAll(/\{((?:[^{}"']|"[^"]*"|'[^']*'){1,2000})\}/g, mention),
    ]);
    if (lost) this.builder.say(spot, 'changed', 'mention-left-out');
    return this.builder.text(spot, Object.fromEntries(said) as Words);
  }

  rule(spot: Spot, written: string): Rule | undefined {
    const plain = written.trim();
    if (plain === '' || plain === '1') return undefined;
    const rule = toRule(parseExpression(plain, expressionScript), this.resolve);
    if (rule === null) this.builder.say(spot, 'changed', 'rule-not-understood');
    return rule ?? undefined;
  }

  value(written: string): Rule | null {
    const inner = /^\s*\{([^{}]*)\}\s*$/.exec(written)?.[1] ?? written;
    return toValue(parseExpression(inner, expressionScript), this.resolve);
  }

  /** Conditions of old releases: of one question any of them, of different questions all; scenarios are alternatives. */
  conditions(spot: Spot, rows: readonly TableRow[]): Rule | undefined {
    const scenarios = new Map<string, Map<string, Rule[]>>();
    for (const row of rows) {
      const rule = this.condition(row);
      if (!rule) {
        this.builder.say(spot, 'changed', 'rule-not-understood');
        return undefined;
      }
      const scenario = scenarios.get(row['scenario'] ?? '1') ?? new Map<string, Rule[]>();
      scenarios.set(row['scenario'] ?? '1', scenario);
      const about = row['cqid'] ?? '';
      scenario.set(about, [...(scenario.get(about) ?? []), rule]);
    }
    const ways = [...scenarios.values()].map((about): Rule => ({
      and: [...about.values()].map((rules): Rule => ({ or: rules })),
    }));
    return ways.length > 0 ? { or: ways } : undefined;
  }

  private condition({ cfieldname = '', method = '==', value = '' }: TableRow): Rule | null {
    const name = cfieldname.replace(/^\+/, '');
    const sign = method.trim() || '==';
    const text = value.includes("'") ? `"${value}"` : `'${value}'`;
    return toRule(parseExpression(`${name} ${sign} ${text}`, expressionScript), this.resolve);
  }

  add(item: Item, spot: Spot): void {
    this.builder.add(item, spot);
  }
}
