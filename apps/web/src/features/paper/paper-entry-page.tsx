import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { locales, paperApi, type AnswerOf, type Locale } from '@traccia/contracts';
import {
  checkAnswers,
  type AnswerMap,
  type InstrumentDefinition,
  type RespondentRecord,
} from '@traccia/survey';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { PageFrame } from '../../components/page-frame';
import { ProblemNote } from '../../components/problem-note';
import { FormQuestions } from '../../components/questions/form-questions';
import { QueryState } from '../../components/query-state';
import { callApi } from '../../lib/api';
import { isLocale, languageNames, useLocale } from '../../lib/locale';
import { newRandomId } from '../../lib/random-id';
import { useWords } from '../../lib/words';
import { paperQueries } from './queries';

const page = getRouteApi('/signed-in/staff/staff/invitations/$invitationId/paper');
type Opened = AnswerOf<typeof paperApi.open>;

function useEntering(form: Opened) {
  const { invitationId } = page.useParams();
  const definition = form.definition as InstrumentDefinition;
  const record = form.record as RespondentRecord;
  const sentence = useWords('problems');
  const [answers, setAnswers] = useState<AnswerMap>({});
  const [faults, setFaults] = useState<Record<string, string>>({});
  // The same id each time it is tried: kept twice is kept once.
  const [clientId] = useState(newRandomId);
  const entering = useMutation({
    meta: { invalidates: [['paper', 'respondents'], ['activities']] },
    mutationFn: (locale: Locale) =>
      callApi(paperApi.enter, { params: { id: invitationId }, body: { clientId, locale, answers } }),
  });
  const enter = (locale: Locale) => {
    const found = checkAnswers(definition, answers, 'submit', record).faults;
    const sentences = found.map(({ itemCode, key, params }) => [
      itemCode,
      sentence.maybe(key, sentence('fault.invalid'), params),
    ]);
    setFaults(Object.fromEntries(sentences) as Record<string, string>);
    const [first] = found;
    if (!first) return entering.mutate(locale);
    const field = document.getElementById(first.itemCode);
    (field?.matches('input, select, textarea')
      ? field
      : field?.querySelector<HTMLElement>('input, select')
    )?.focus();
  };
  return { definition, record, answers, setAnswers, faults, entering, enter };
}

/** The first field has the focus, and Control with Enter keeps the answer from wherever one is. */
function useKeys(box: RefObject<HTMLFormElement | null>) {
  useEffect(() => {
    const fields = box.current;
    fields?.querySelector<HTMLElement>('fieldset input, fieldset select')?.focus();
    const keep = (event: KeyboardEvent) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) fields?.requestSubmit();
    };
    fields?.addEventListener('keydown', keep);
    return () => fields?.removeEventListener('keydown', keep);
  }, [box]);
}

/** The way on takes the focus, so that one key leads to the next form. */
const arrive = (button: HTMLButtonElement | null) => button?.focus();

function Entry({ form }: { form: Opened }) {
  const t = useWords('paper');
  const router = useRouter();
  const own = useLocale().locale;
  const [locale, setLocale] = useState(own);
  const { entering, enter, faults, ...entry } = useEntering(form);
  const box = useRef<HTMLFormElement>(null);
  useKeys(box);
  const count = Object.keys(faults).length;
  if (entering.isSuccess)
    return (
      <Group>
        <Text role="status">{t('saved', { receipt: entering.data.receipt })}</Text>
        <Button ref={arrive} onClick={() => router.history.back()}>
          {t('next')}
        </Button>
      </Group>
    );
  return (
    <form
      ref={box}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        enter(locale);
      }}
    >
      <Stack gap="md">
        <NativeSelect
          label={t('language')}
          value={locale}
          data={locales.map((value) => ({ value, label: languageNames[value] }))}
          onChange={({ currentTarget: { value } }) => isLocale(value) && setLocale(value)}
        />
        <FormQuestions
          definition={entry.definition}
          record={entry.record}
          locale={locale}
          answers={entry.answers}
          faults={faults}
          disabled={entering.isPending}
          onChange={entry.setAnswers}
        />
        <ProblemNote error={entering.error} />
        {count > 0 && <Text role="alert">{t('faults', { n: count })}</Text>}
        <Group>
          <Button type="submit" loading={entering.isPending}>
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** What somebody wrote on paper, typed in; one page, one field after the other. */
export function PaperEntryPage() {
  const t = useWords('paper');
  const { invitationId } = page.useParams();
  const query = useQuery(paperQueries.one(invitationId));
  return (
    <PageFrame
      narrow
      title={t('entry_title', { name: query.data?.name ?? '' })}
      description={t('entry_lead')}
    >
      <QueryState query={query}>{(form) => <Entry form={form} />}</QueryState>
    </PageFrame>
  );
}
