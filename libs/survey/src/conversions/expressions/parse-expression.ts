import { conversionLimits } from '../limits.js';

/** An expression of another program, taken apart. */
export type Expression =
  | { kind: 'value'; value: string | number | boolean }
  | { kind: 'list'; items: Expression[] }
  | { kind: 'name'; name: string }
  | { kind: 'self' }
  | { kind: 'call'; name: string; args: Expression[] }
  | { kind: 'op'; op: Operator; args: Expression[] };

export type Operator =
  | 'or'
  | 'and'
  | 'not'
  | '=='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | '+'
  | '-'
  | '*'
  | '/'
  | '%'
  | 'negative'
  | 'contains'
  | 'notcontains'
  | 'anyof'
  | 'allof'
  | 'noneof'
  | 'empty'
  | 'notempty';

/** How a program writes expressions. */
export interface Dialect {
  /** Sticky; groups: `name`, `self`, `number`, `string`, `sign`, `word`. */
  token: RegExp;
  /** Signs and words between two parts, by how they are written in lower case. */
  infix: Readonly<Record<string, Operator>>;
  prefix: Readonly<Record<string, Operator>>;
  /** Written after their part. */
  postfix?: Readonly<Record<string, Operator>>;
  /** Words that stand for a value. */
  constants?: Readonly<Record<string, string | number | boolean>>;
  /** A bare word that is no function names a question. */
  bareNames?: boolean;
}

const bindings: Record<Operator, number> = {
  or: 1,
  and: 2,
  not: 3,
  '==': 4,
  '!=': 4,
  contains: 4,
  notcontains: 4,
  anyof: 4,
  allof: 4,
  noneof: 4,
  empty: 4,
  notempty: 4,
  '<': 5,
  '<=': 5,
  '>': 5,
  '>=': 5,
  '+': 6,
  '-': 6,
  '*': 7,
  '/': 7,
  '%': 7,
  negative: 8,
};

export class NotUnderstood extends Error {}

interface Token {
  kind: 'name' | 'self' | 'number' | 'string' | 'sign' | 'word';
  text: string;
}
const kinds = ['name', 'self', 'number', 'string', 'sign', 'word'] as const;

function tokenize(source: string, { token }: Dialect): Token[] {
  if (source.length > conversionLimits.expressionLength) throw new NotUnderstood();
  const tokens: Token[] = [];
  const reader = new RegExp(token.source, 'y');
  let at = 0;
  while (at < source.length) {
    const gap = /\s+/y;
    gap.lastIndex = at;
    if (gap.test(source)) {
      at = gap.lastIndex;
      continue;
    }
    reader.lastIndex = at;
    const groups = reader.exec(source)?.groups;
    const kind = kinds.find((candidate) => groups?.[candidate] !== undefined);
    if (!groups || !kind || reader.lastIndex <= at) throw new NotUnderstood();
    tokens.push({ kind, text: groups[kind] ?? '' });
    at = reader.lastIndex;
  }
  return tokens;
}

const own = <T>(table: Readonly<Record<string, T>> | undefined, key: string): T | undefined =>
  table && Object.hasOwn(table, key) ? table[key] : undefined;

/** A parser by binding strength; each part is read once, so that time grows with length only. */
class Parser {
  private at = 0;
  private depth = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly dialect: Dialect,
  ) {}

  parse(): Expression {
    const whole = this.part(0);
    if (this.at < this.tokens.length) throw new NotUnderstood();
    return whole;
  }

  private part(binding: number): Expression {
    this.depth += 1;
    if (this.depth > conversionLimits.depth) throw new NotUnderstood();
    let left = this.head();
    for (;;) {
      const sign = this.tokens[this.at];
      const after = sign && this.operator(sign, this.dialect.postfix);
      if (after) {
        this.at += 1;
        left = { kind: 'op', op: after, args: [left] };
        continue;
      }
      const between = sign && this.operator(sign, this.dialect.infix);
      if (!between || bindings[between] <= binding) break;
      this.at += 1;
      left = { kind: 'op', op: between, args: [left, this.part(bindings[between])] };
    }
    this.depth -= 1;
    return left;
  }

  private operator({ kind, text }: Token, table: Dialect['infix'] | undefined): Operator | undefined {
    return kind === 'sign' || kind === 'word' ? own(table, text.toLowerCase()) : undefined;
  }

  private head(): Expression {
    const token = this.tokens[this.at];
    if (!token) throw new NotUnderstood();
    this.at += 1;
    if (token.kind === 'number') return { kind: 'value', value: Number(token.text) };
    if (token.kind === 'string') return { kind: 'value', value: token.text.slice(1, -1) };
    if (token.kind === 'name') return { kind: 'name', name: token.text };
    if (token.kind === 'self') return { kind: 'self' };
    const before = this.operator(token, this.dialect.prefix);
    const isCall = token.kind === 'word' && this.isSign('(');
    if (before && !isCall) return { kind: 'op', op: before, args: [this.part(bindings[before])] };
    return token.kind === 'sign' ? this.bracket(token.text) : this.word(token.text, isCall);
  }

  private bracket(sign: string): Expression {
    if (sign === '(') {
      const inner = this.part(0);
      this.expect(')');
      return inner;
    }
    if (sign === '[') return { kind: 'list', items: this.parts(']') };
    throw new NotUnderstood();
  }

  private word(text: string, isCall: boolean): Expression {
    if (isCall) {
      this.at += 1;
      return { kind: 'call', name: text.toLowerCase(), args: this.parts(')') };
    }
    const value = own(this.dialect.constants, text.toLowerCase());
    if (value !== undefined) return { kind: 'value', value };
    if (this.dialect.bareNames) return { kind: 'name', name: text };
    throw new NotUnderstood();
  }

  private parts(end: string): Expression[] {
    const parts: Expression[] = [];
    while (!this.isSign(end)) {
      parts.push(this.part(0));
      if (!this.isSign(end)) this.expect(',');
    }
    this.at += 1;
    return parts;
  }

  private isSign(text: string): boolean {
    const token = this.tokens[this.at];
    return token?.kind === 'sign' && token.text === text;
  }

  private expect(text: string): void {
    if (!this.isSign(text)) throw new NotUnderstood();
    this.at += 1;
  }
}

/**
 * Takes an expression apart.
 *
 * @returns null for what the dialect cannot say or what is longer or deeper than anybody writes
 * @example parseExpression("${age} > 17", xpath) // { kind: 'op', op: '>', args: [name age, value 17] }
 */
export function parseExpression(source: string, dialect: Dialect): Expression | null {
  try {
    // Sheets and word processors bend quotation marks.
    const plain = source.replaceAll(/[‘’]/g, "'").replaceAll(/[“”]/g, '"');
    return new Parser(tokenize(plain, dialect), dialect).parse();
  } catch (error) {
    if (error instanceof NotUnderstood) return null;
    throw error;
  }
}
