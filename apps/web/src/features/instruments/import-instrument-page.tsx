import { Button, FileInput, Group, Loader, NativeSelect, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { locales, type InstrumentImport, type Locale } from '@traccia/contracts';
import { useState } from 'react';
import { PageFrame } from '../../components/page-frame';
import { ProblemNote } from '../../components/problem-note';
import { useFormat } from '../../lib/format';
import { useLocale } from '../../lib/locale';
import { useFieldFaults } from '../../lib/problem-sentence';
import { useWords } from '../../lib/words';
import { useImportInstrument } from './import-mutations';
import { ImportReport } from './import-report';
import './instruments.css';

/** Looked at first: the file is read again when the draft is begun, and nothing of it is kept in between. */
function useImporting() {
  const { locale } = useLocale();
  const navigate = useNavigate();
  const look = useImportInstrument();
  const take = useImportInstrument();
  const [file, setFile] = useState<File | null>(null);
  const [language, setLanguage] = useState<Locale>(locale);
  const [code, setCode] = useState('');
  const read = (chosen: File | null, written: Locale) => {
    setFile(chosen);
    setLanguage(written);
    take.reset();
    look.reset();
    if (chosen)
      look.mutate(
        { bytes: chosen, query: { take: 'no', language: written } },
        { onSuccess: (found) => setCode(found.code) },
      );
  };
  const begin = () => {
    if (!file) return;
    take.mutate(
      { bytes: file, query: { take: 'yes', language, code: code.trim() } },
      {
        onSuccess: ({ instrumentId }) => {
          if (instrumentId)
            void navigate({ to: '/instruments/$instrumentId/edit', params: { instrumentId } });
        },
      },
    );
  };
  return { file, language, code, setCode, read, begin, look, take };
}

/** Brings in a questionnaire from another program. */
export function ImportInstrumentPage() {
  const t = useWords('conversions');
  const title = useWords('instruments');
  const format = useFormat();
  const importing = useImporting();
  const { file, language, read, look } = importing;
  return (
    <PageFrame
      title={t('title')}
      description={t('description')}
      crumbs={[{ label: title('title'), to: '/instruments' }]}
    >
      <div className="instrument-form">
        <FileInput
          label={t('file')}
          description={t('file_hint')}
          placeholder={t('file_pick')}
          accept=".xlsx,.lss,.json,.txt,.gift,.xml"
          value={file}
          onChange={(chosen) => read(chosen, language)}
        />
        <NativeSelect
          label={t('language')}
          value={language}
          data={locales.map((value) => ({ value, label: format.languageName(value) }))}
          onChange={(event) =>
            read(file, locales.find((each) => each === event.currentTarget.value) ?? language)
          }
        />
      </div>
      <div role="status">{look.isPending && <Loader size="sm" aria-label={t('checking')} />}</div>
      <ProblemNote error={look.error} />
      {look.data && <Found found={look.data} importing={importing} />}
    </PageFrame>
  );
}

function Found({
  found,
  importing,
}: {
  found: InstrumentImport;
  importing: ReturnType<typeof useImporting>;
}) {
  const t = useWords('conversions');
  const format = useFormat();
  if (found.fault) return <p role="alert">{t(`fault.${found.fault}`)}</p>;
  const { converted, changed, leftOut } = found.counts;
  return (
    <>
      <section className="instrument-section">
        <p>
          {t('summary', {
            format: found.format ? t(`format.${found.format}`) : '',
            count: format.number(found.questions),
          })}
          <br />
          {t('languages', { languages: found.languages.map(format.languageName).join(', ') })}
          <br />
          {t('counts', {
            converted: format.number(converted),
            changed: format.number(changed),
            left: format.number(leftOut),
          })}
        </p>
        <Begin found={found} importing={importing} />
      </section>
      <ImportReport report={found.report} />
    </>
  );
}

function Begin({
  found,
  importing,
}: {
  found: InstrumentImport;
  importing: ReturnType<typeof useImporting>;
}) {
  const t = useWords('conversions');
  const faultsOf = useFieldFaults();
  const { code, setCode, begin, take } = importing;
  const isTaken = found.codeTaken && code.trim() === found.code;
  return (
    <form
      noValidate
      className="instrument-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isTaken) begin();
      }}
    >
      <TextInput
        label={t('code')}
        required
        dir="ltr"
        maxLength={76}
        value={code}
        error={isTaken ? t('code_taken') : faultsOf(take.error).code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <ProblemNote error={take.error} />
      <Group>
        <Button type="submit" loading={take.isPending}>
          {t('take')}
        </Button>
      </Group>
    </form>
  );
}
