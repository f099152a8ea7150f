import { choicesOf, type ChoiceItem, type QuestionItem } from '@traccia/survey';
import type { ReactNode } from 'react';
import { ChoiceQuestion } from './choice-question';
import { DateQuestion } from './date-question';
import { FileQuestion } from './file-question';
import { LongListQuestion, mostRadios } from './long-list-question';
import { FactorQuestion, MatrixQuestion } from './matrix-question';
import { NumberQuestion } from './number-question';
import { PercentQuestion } from './percent-question';
import { QuestionTitle } from './question-legend';
import type { QuestionProps } from './question-props';
import { RankingQuestion } from './ranking-question';
import { RatingQuestion } from './rating-question';
import { TextQuestion } from './text-question';
import { ThenTestQuestion } from './then-test-question';

/** The shape of an item that may have this type, also where one shape serves several types. */
type Shaped<T extends string, I = QuestionItem> = I extends { type: infer U }
  ? T extends U
    ? I
    : never
  : never;
type Controls = { [T in QuestionItem['type']]: (props: QuestionProps<Shaped<T>>) => ReactNode };

function SingleQuestion(props: QuestionProps<ChoiceItem>) {
  const long = choicesOf(props.definition, props.item).length > mostRadios;
  return long && props.item.type !== 'multiple' ? (
    <LongListQuestion {...props} />
  ) : (
    <ChoiceQuestion {...props} />
  );
}

const controls: Controls = {
  info: (props) => (
    <div className="info">
      <QuestionTitle {...props} />
    </div>
  ),
  single: SingleQuestion,
  multiple: SingleQuestion,
  likert: SingleQuestion,
  yes_no: SingleQuestion,
  ranking: RankingQuestion,
  likert_matrix: MatrixQuestion,
  then_test: ThenTestQuestion,
  factor_list: FactorQuestion,
  percent_pair: PercentQuestion,
  number: NumberQuestion,
  rating: RatingQuestion,
  rating_0_10: RatingQuestion,
  short_text: TextQuestion,
  long_text: TextQuestion,
  date: DateQuestion,
  file: FileQuestion,
};

/** One item of the instrument, by its type. */
export function Question(props: QuestionProps<QuestionItem>) {
  const Control = controls[props.item.type] as (all: QuestionProps<QuestionItem>) => ReactNode;
  return <Control {...props} />;
}
