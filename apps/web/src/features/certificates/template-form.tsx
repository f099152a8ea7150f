import { Button, NativeSelect, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import {
  certificatesApi,
  locales,
  type AnswerOf,
  type CertificateKind,
  type LocalisedText,
} from '@traccia/contracts';
import { useState, type SubmitEvent } from 'react';
import { ProblemNote } from '../../components/problem-note';
import { QueryState } from '../../components/query-state';
import { checkBody } from '../../lib/check-body';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';
import { CertificatePreview } from './certificate-preview';
import { useSaveTemplate } from './mutations';
import { certificatesQueries } from './queries';

type Templates = AnswerOf<typeof certificatesApi.templates>;
type Template = Templates['rows'][number];

/** The words and the signatory of this kind: of the programme, or of the whole centre. */
export function TemplateForm({ activityId, kind }: { activityId: string; kind: CertificateKind }) {
  const t = useWords('certificates');
  const query = useQuery(certificatesQueries.templates(activityId));
  const [whole, setWhole] = useState(false);
  return (
    <section className="certificate-form" aria-labelledby="certificate-template">
      <h2 id="certificate-template">{t('template.title', { kind: t(`kind.${kind}`) })}</h2>
      <NativeSelect
        label={t('template.holds_for')}
        maw="24rem"
        value={whole ? 'centre' : 'programme'}
        data={(['programme', 'centre'] as const).map((one) => ({ value: one, label: t(`template.${one}`) }))}
        onChange={(event) => setWhole(event.currentTarget.value === 'centre')}
      />
      <QueryState query={query} lines={6}>
        {(templates) => {
          const programmeId = whole ? null : templates.programmeId;
          const found = templates.rows.find((row) => row.kind === kind && row.programmeId === programmeId);
          const key = `${kind} ${programmeId ?? ''} ${found?.version ?? 0}`;
          return (
            <Words key={key} activityId={activityId} kind={kind} programmeId={programmeId} template={found} />
          );
        }}
      </QueryState>
    </section>
  );
}

const written = (text: LocalisedText): LocalisedText =>
  Object.fromEntries(Object.entries(text).filter(([, words]) => words.trim() !== ''));

function Words(props: {
  activityId: string;
  kind: CertificateKind;
  programmeId: string | null;
  template: Template | undefined;
}) {
  const t = useWords('certificates');
  const { kind, programmeId, template } = props;
  const save = useSaveTemplate();
  const [statement, setStatement] = useState<LocalisedText>(template?.statement ?? {});
  const [signatoryName, setName] = useState(template?.signatoryName ?? '');
  const [title, setTitle] = useState<LocalisedText>(template?.signatoryTitle ?? {});
  const [refused, setRefused] = useState<unknown>(null);
  const words = () => ({ statement: written(statement), signatoryName, signatoryTitle: written(title) });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const body = { kind, programmeId, ...words(), version: template?.version ?? 0 };
    const fault = checkBody(certificatesApi.saveTemplate, body);
    setRefused(fault);
    if (!fault) save.mutate(body, { onSuccess: () => notifications.show({ message: t('template.saved') }) });
  };
  return (
    <form onSubmit={submit} className="certificate-form" noValidate>
      <p>{t('template.hint')}</p>
      <PerLanguage field="statement" value={statement} onChange={setStatement} />
      <TextInput
        label={t('template.signatory')}
        maxLength={120}
        value={signatoryName}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <PerLanguage field="signatory_title" value={title} onChange={setTitle} />
      <ProblemNote error={refused ?? save.error} />
      <div>
        <Button type="submit" loading={save.isPending}>
          {t('template.save')}
        </Button>
      </div>
      <CertificatePreview activityId={props.activityId} kind={kind} words={words} />
    </form>
  );
}

function PerLanguage(props: {
  field: 'statement' | 'signatory_title';
  value: LocalisedText;
  onChange: (text: LocalisedText) => void;
}) {
  const t = useWords('certificates');
  const format = useFormat();
  return (
    <div className="certificate-languages">
      {locales.map((locale) => (
        <TextInput
          key={locale}
          label={t(`template.${props.field}`, { language: format.languageName(locale) })}
          maxLength={200}
          lang={locale}
          dir={locale === 'ar' ? 'rtl' : 'ltr'}
          value={props.value[locale] ?? ''}
          onChange={(event) => props.onChange({ ...props.value, [locale]: event.currentTarget.value })}
        />
      ))}
    </div>
  );
}
