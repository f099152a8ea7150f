import type {
  AcceptedRange,
  AcceptedText,
  AnswerChoice,
  Item,
  ItemScoring,
  WrittenScoring,
} from '../../definition.js';
import { type Conversion, FileRefused, orFault } from '../conversion.js';
import { FormBuilder, type Spot } from '../form-builder.js';
import { type GiftAnswer, giftRemarks, type GiftQuestion, parseGift } from './parse-gift.js';

const letter = (i: number): string => (i < 26 ? String.fromCharCode(97 + i) : `a${i}`);

class GiftReader {
  readonly builder: FormBuilder;
  private number = 0;

  constructor(private readonly language: string) {
    this.builder = new FormBuilder([language]);
  }

  read(question: GiftQuestion): void {
    const spot: Spot = { place: `${question.line}`, what: (question.name || question.text).slice(0, 80) };
    if (question.kind === 'category') return this.builder.say(spot, 'left_out', 'setting-left-out');
    this.number += 1;
    const asked = this.builder.text(spot, { [this.language]: question.text || question.name });
    const text = Object.keys(asked).length > 0 ? asked : { [this.language]: `${this.number}` };
    const code = this.builder.codes.give(`Q${this.number}`);
    if (question.stray) this.builder.leave(spot.place, question.stray, '', 'remark-left-out');
    if (question.hadFeedback) this.builder.say(spot, 'left_out', 'feedback-left-out');
    this.readKind(question, { code, text }, spot);
  }

  private readKind(question: GiftQuestion, frame: Pick<Item, 'code' | 'text'>, spot: Spot): void {
    switch (question.kind) {
      case 'choice':
        return this.choice(question, frame, spot);
      case 'true_false': {
        const scoring: ItemScoring = { key: [question.isTrue ? 'yes' : 'no'], points: 1 };
        this.builder.add(
          { ...frame, type: 'single', answerList: this.trueFalse(), required: true, scoring },
          spot,
        );
        return this.builder.say(spot, 'converted', 'same');
      }
      case 'match':
        return this.match(question, frame, spot);
      case 'number':
        return this.written(question, spot, acceptedRanges(question.answers), (scoring) => ({
          ...frame,
          type: 'number',
          ...(scoring && { required: true, scoring }),
        }));
      case 'short':
        return this.written(question, spot, acceptedTexts(question.answers), (scoring) => ({
          ...frame,
          type: 'short_text',
          ...(scoring && { required: true, scoring }),
        }));
      case 'essay':
        this.builder.add({ ...frame, type: 'long_text' }, spot);
        return this.builder.say(spot, 'converted', 'same');
      default:
        this.builder.add({ ...frame, type: 'info' }, spot);
        this.builder.say(spot, 'converted', 'same');
    }
  }

  /** Answers that bring nothing are not right; those that cannot be read, or are too many, are said. */
  private written<T>(
    { answers }: GiftQuestion,
    spot: Spot,
    accepted: T[],
    itemWith: (scoring: WrittenScoring<T> | null) => Item,
  ): void {
    const rights = answers.filter(isRightAnswer).length;
    const isWhole = accepted.length > 0 && accepted.length === rights && accepted.length <= 100;
    this.builder.add(itemWith(isWhole ? { accepted, points: 1 } : null), spot);
    this.builder.say(spot, isWhole ? 'converted' : 'changed', isWhole ? 'same' : 'points-left-out');
  }

  private trueFalse(): string {
    const words = (yes: string, no: string): AnswerChoice[] => [
      { code: 'yes', text: { [this.language]: yes } },
      { code: 'no', text: { [this.language]: no } },
    ];
    const own = { fr: words('Vrai', 'Faux'), es: words('Verdadero', 'Falso'), ar: words('صحيح', 'خطأ') };
    return (
      this.builder.list('true_false', own[this.language as 'fr'] ?? words('True', 'False')) ?? 'true_false'
    );
  }

  private choice(question: GiftQuestion, frame: Pick<Item, 'code' | 'text'>, spot: Spot): void {
    const { answers } = question;
    const choices = answers.map(({ text }, i): AnswerChoice => {
      const said = this.builder.text(spot, { [this.language]: text });
      return { code: letter(i), text: Object.keys(said).length > 0 ? said : { [this.language]: letter(i) } };
    });
    const list = this.builder.list(frame.code, choices);
    const key = rightOf(answers).map(letter);
    if (list === null || key.length === 0) {
      this.builder.say(spot, 'changed', list === null ? 'too-many-choices' : 'points-left-out');
      this.builder.add(
        list === null ? { ...frame, type: 'short_text' } : { ...frame, type: 'single', answerList: list },
        spot,
      );
      return;
    }
    const several = !answers.some(({ isRight }) => isRight);
    const scoring: ItemScoring = { key, points: 1, ...(several && { partial: true }) };
    this.builder.add(
      { ...frame, type: several ? 'multiple' : 'single', answerList: list, required: true, scoring },
      spot,
    );
    const even = several
      ? isEven(answers)
      : answers.every(({ weight }) => weight === null || weight === 0 || weight === 100);
    this.builder.say(spot, even ? 'converted' : 'changed', even ? 'same' : 'weights-left-out');
  }

  /** Each left side is a question with the right sides to choose from. */
  private match(question: GiftQuestion, frame: Pick<Item, 'code' | 'text'>, spot: Spot): void {
    const rights = [...new Set(question.answers.map(({ match }) => match ?? ''))].filter(Boolean);
    const choices = rights.map((text, i): AnswerChoice => ({
      code: letter(i),
      text: this.builder.text(spot, { [this.language]: text }),
    }));
    const list = this.builder.list(frame.code, choices);
    const pairs = question.answers.filter(({ text, match }) => text !== '' && match);
    if (list === null || pairs.length === 0) return this.builder.say(spot, 'left_out', 'choices-missing');
    for (const { text, match } of question.answers)
      if (text !== '' && !match) this.builder.leave(spot.place, text, '', 'choices-missing');
    this.builder.add({ ...frame, type: 'info' }, spot);
    for (const { text, match } of pairs) {
      const said = this.builder.text(spot, { [this.language]: text });
      this.builder.add(
        {
          code: this.builder.codes.give(`${frame.code}_1`),
          type: 'single',
          answerList: list,
          required: true,
          text: Object.keys(said).length > 0 ? said : { [this.language]: text },
          scoring: { key: [letter(rights.indexOf(match ?? ''))], points: 1 / pairs.length },
        },
        spot,
      );
    }
    this.builder.say(spot, 'changed', 'rows-several');
  }
}

const isRightAnswer = ({ weight }: GiftAnswer): boolean => weight === null || weight > 0;
const shareOf = ({ weight }: GiftAnswer): { share?: number } =>
  weight === null || weight >= 100 ? {} : { share: weight / 100 };

/** `3.14:0.01` is a number with what it may be off by, `1..5` a range; both ends are right. */
function acceptedRanges(answers: readonly GiftAnswer[]): AcceptedRange[] {
  const number = String.raw`\s*([-+]?\d+(?:[.,]\d+)?(?:e[-+]?\d+)?)\s*`;
  const range = new RegExp(`^${number}\\.\\.${number}$`, 'i');
  const about = new RegExp(`^${number}(?::${number})?$`, 'i');
  const read = (written: string) => Number(written.replace(',', '.'));
  // What a sum of fractions is off by is not the person's fault.
  const rounded = (value: number) => Number(value.toPrecision(12));
  return answers.filter(isRightAnswer).flatMap((answer): AcceptedRange[] => {
    const ends = range.exec(answer.text);
    if (ends) return [{ min: read(ends[1] ?? ''), max: read(ends[2] ?? ''), ...shareOf(answer) }];
    const found = about.exec(answer.text);
    if (!found) return [];
    const [value, off] = [read(found[1] ?? ''), Math.abs(read(found[2] ?? '0'))];
    return [{ min: rounded(value - off), max: rounded(value + off), ...shareOf(answer) }];
  });
}

const acceptedTexts = (answers: readonly GiftAnswer[]): AcceptedText[] =>
  answers
    .filter((answer) => isRightAnswer(answer) && answer.text !== '' && answer.text.length <= 200)
    .map((answer) => ({ text: answer.text, ...shareOf(answer) }));

/** Places of the answers that bring points: the right ones, else those with weight. */
function rightOf(answers: readonly GiftAnswer[]): number[] {
  const places = answers.map((_answer, i) => i);
  const right = places.filter((i) => answers[i]?.isRight);
  return right.length > 0 ? right : places.filter((i) => (answers[i]?.weight ?? 0) > 0);
}

/** All rights weigh the same and each wrong takes away as much as a right gives: what partial credit of ours does. */
function isEven(answers: readonly GiftAnswer[]): boolean {
  const rights = answers.map(({ weight }) => weight ?? 0).filter((weight) => weight > 0);
  const wrongs = answers.map(({ weight }) => weight ?? 0).filter((weight) => weight <= 0);
  const share = 100 / rights.length;
  const isClose = (weight: number) => Math.abs(weight - share) < 1;
  return rights.every(isClose) && wrongs.every((weight) => isClose(-weight));
}

/**
 * Reads questions in Moodle's GIFT as a knowledge test.
 *
 * @param source   the file as text
 * @param language what it is written in; the file does not say
 * @returns a draft with a report question by question, or the reason why the file cannot be read
 */
export function importGift(source: string, language = 'en'): Conversion {
  return orFault(() => {
    const questions = parseGift(source);
    if (!questions.some(({ kind }) => kind !== 'description' && kind !== 'category'))
      throw new FileRefused('unknown-format');
    const reader = new GiftReader(language);
    questions.forEach((question) => reader.read(question));
    giftRemarks(source).forEach(({ line, text }) =>
      reader.builder.leave('//', '//', `${line} ${text}`, 'remark-left-out'),
    );
    return reader.builder.finish({ code: 'imported-test', kind: 'knowledge_test', title: {} });
  });
}
