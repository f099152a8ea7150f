import { Button, Fieldset, Group, Stack, Title } from '@mantine/core';
import {
  addRepetition,
  pickText,
  pipeText,
  removeRepetition,
  splitAnswerKey,
  visibleItems,
  type AnswerMap,
  type AnswerValue,
  type GroupPlace,
  type InstrumentDefinition,
  type RespondentRecord,
  type ShownItem,
} from '@traccia/survey';
import { useLocale } from '../../lib/locale';
import { useWords } from '../../lib/words';
import { FormQuestion } from './form-question';

interface Props {
  definition: InstrumentDefinition;
  answers: AnswerMap;
  record?: RespondentRecord;
  /** Language of the texts; the reader's own when absent. */
  locale?: string;
  /** Item code → sentence. */
  faults: Readonly<Record<string, string>>;
  disabled: boolean;
  onChange: (answers: AnswerMap) => void;
}

const firstOf = (items: readonly ShownItem[], at: number) =>
  items[at]?.place && items[at - 1]?.place?.occurrence !== items[at]?.place?.occurrence;

/** The heading of one repetition, and what a free group lets one do with it. */
function Repetition(props: Props & { place: GroupPlace; tell: (text?: Record<string, string>) => string }) {
  const { place, answers, onChange, tell, disabled } = props;
  const t = useWords('questions');
  const { group, occurrence, of } = place;
  const about = tell(place.about) || (of > 1 ? String(occurrence) : '');
  const free = group.over === 'free' && !disabled;
  return (
    <Group gap="sm">
      <Title order={4} size="h6">
        {[tell(group.text), about].filter(Boolean).join(' · ')}
      </Title>
      {free && of < group.max && occurrence === of && (
        <Button size="compact-sm" variant="default" onClick={() => onChange(addRepetition(group, answers))}>
          {t('add')}
        </Button>
      )}
      {free && of > 1 && (
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => onChange(removeRepetition(group, answers, occurrence))}
        >
          {t('remove')}
        </Button>
      )}
    </Group>
  );
}

/** The questions that the answers so far lead to, page by page. */
export function FormQuestions(props: Props) {
  const { definition, answers, record = {}, onChange } = props;
  const own = useLocale().locale;
  const locale = props.locale ?? own;
  const shown = visibleItems(definition, answers, record);
  const answer = (code: string, value: AnswerValue | null) => {
    const { [code]: _, ...others } = answers;
    onChange(value === null ? others : { ...others, [code]: value });
  };
  const tellerOf = (place?: GroupPlace) => (text: Record<string, string> | undefined) =>
    pipeText(pickText(text, locale, definition.languages), { definition, answers, record, locale, place });
  return definition.pages.map((page) => {
    const codes = new Set(
      page.items.flatMap((item) => [
        item.code,
        ...(item.type === 'group' ? item.items.map((one) => one.code) : []),
      ]),
    );
    const items = shown.filter((item) => codes.has(splitAnswerKey(item.code).code));
    if (items.length === 0) return null;
    return (
      <Fieldset key={page.code} legend={tellerOf()(page.title)}>
        <Stack gap="md">
          {items.map((item, at) => (
            <Stack key={item.code} gap="sm">
              {item.place && firstOf(items, at) && (
                <Repetition {...props} place={item.place} tell={tellerOf(item.place)} />
              )}
              <FormQuestion
                definition={definition}
                item={item}
                answers={answers}
                faults={props.faults}
                disabled={props.disabled}
                tell={tellerOf(item.place)}
                onAnswer={answer}
              />
            </Stack>
          ))}
        </Stack>
      </Fieldset>
    );
  });
}
