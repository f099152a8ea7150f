import { Text } from '@mantine/core';
import type { QuestionItem } from '@traccia/survey';
import { useWords } from '../../lib/words';
import { ChoiceQuestion, RankingQuestion } from './choice-questions';
import type { QuestionProps } from './question-props';
import { FactorQuestion, MatrixQuestion, PercentQuestion, ThenTestQuestion } from './row-questions';
import { DateQuestion, NumberQuestion, TextQuestion } from './written-questions';

function NoFile({ item, tell }: QuestionProps) {
  const t = useWords('questions');
  return (
    <Text size="sm">
      {tell(item.text)} · {t('no_file')}
    </Text>
  );
}

type Written = Extract<
  QuestionItem,
  { type: 'number' | 'rating' | 'rating_0_10' | 'short_text' | 'long_text' | 'date' }
>;
type Rows = Extract<QuestionItem, { rows: unknown }>;

function RowsQuestion(props: QuestionProps<Rows>) {
  const { item } = props;
  switch (item.type) {
    case 'likert_matrix':
      return <MatrixQuestion {...props} item={item} />;
    case 'then_test':
      return <ThenTestQuestion {...props} item={item} />;
    case 'factor_list':
      return <FactorQuestion {...props} item={item} />;
  }
}

function WrittenQuestion(props: QuestionProps<Written>) {
  const { item } = props;
  switch (item.type) {
    case 'short_text':
    case 'long_text':
      return <TextQuestion {...props} item={item} />;
    case 'date':
      return <DateQuestion {...props} item={item} />;
    default:
      return <NumberQuestion {...props} item={item} />;
  }
}

/** One question as a field of a form of the product, by its type. */
export function FormQuestion(props: QuestionProps) {
  const { item, tell } = props;
  if ('rows' in item) return <RowsQuestion {...props} item={item} />;
  switch (item.type) {
    case 'info':
      return <Text>{tell(item.text)}</Text>;
    case 'ranking':
      return <RankingQuestion {...props} item={item} />;
    case 'percent_pair':
      return <PercentQuestion {...props} item={item} />;
    case 'file':
      return <NoFile {...props} />;
    case 'single':
    case 'multiple':
    case 'likert':
    case 'yes_no':
      return <ChoiceQuestion {...props} item={item} />;
    default:
      return <WrittenQuestion {...props} item={item} />;
  }
}
