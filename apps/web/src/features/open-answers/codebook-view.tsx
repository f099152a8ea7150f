import { Button, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { Codebook } from '@traccia/contracts';
import { useState } from 'react';
import { DataTable } from '../../components/data-table';
import { EmptyState } from '../../components/empty-state';
import { ProblemNote } from '../../components/problem-note';
import { useWords } from '../../lib/words';
import { useCreateCodebook, useSaveCodes } from './mutations';
import { openAnswersQueries } from './queries';

/** The codebook that is chosen, with its codes; or the way to a new one. */
export function CodebookView({ bookId }: { bookId: string | undefined }) {
  const t = useWords('open-answers');
  const book = useQuery(openAnswersQueries.codebooks).data?.rows.find(({ id }) => id === bookId);
  return (
    <>
      {book ? (
        <Codes key={book.id} book={book} />
      ) : (
        <EmptyState title={t('book.none')} text={t('book.none_text')} />
      )}
      <NewBook />
    </>
  );
}

function Codes({ book }: { book: Codebook }) {
  const t = useWords('open-answers');
  const save = useSaveCodes(book.id);
  const inUse = book.codes.filter(({ retired }) => !retired);
  const put = (codes: typeof inUse) =>
    save.mutate({ codes: codes.map(({ code, label, description }) => ({ code, label, description })) });
  return (
    <>
      <DataTable
        caption={book.title}
        rows={book.codes}
        rowKey={({ code }) => code}
        columns={[
          { key: 'label', header: t('book.label'), cell: ({ label }) => label },
          { key: 'code', header: t('book.code'), cell: ({ code }) => <bdi>{code}</bdi> },
          { key: 'description', header: t('book.description'), cell: ({ description }) => description },
          {
            key: 'act',
            header: t('book.act'),
            cell: ({ code, label, retired }) =>
              retired ? (
                t('book.retired')
              ) : (
                <Button
                  size="compact-sm"
                  variant="subtle"
                  aria-label={t('book.retire_it', { label })}
                  onClick={() => put(inUse.filter((one) => one.code !== code))}
                >
                  {t('book.retire')}
                </Button>
              ),
          },
        ]}
      />
      <NewCode onAdd={(code) => put([...inUse.filter((one) => one.code !== code.code), code])} />
      <ProblemNote error={save.error} />
    </>
  );
}

function NewCode({ onAdd }: { onAdd: (code: Codebook['codes'][number]) => void }) {
  const t = useWords('open-answers');
  const empty = { code: '', label: '', description: '' };
  const [entry, setEntry] = useState(empty);
  const field = (name: keyof typeof empty) => ({
    label: t(`book.${name}`),
    value: entry[name],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setEntry((before) => ({ ...before, [name]: value }));
    },
  });
  return (
    <form
      className="codebook-form"
      onSubmit={(event) => {
        event.preventDefault();
        onAdd({ ...entry, retired: false });
        setEntry(empty);
      }}
    >
      <h2>{t('book.add')}</h2>
      <TextInput {...field('code')} required pattern="[A-Za-z0-9\-]{1,40}" description={t('book.code_how')} />
      <TextInput {...field('label')} required maxLength={120} />
      <Textarea {...field('description')} autosize maxLength={2000} />
      <div>
        <Button type="submit">{t('book.add')}</Button>
      </div>
    </form>
  );
}

function NewBook() {
  const t = useWords('open-answers');
  const navigate = useNavigate();
  const [title, setTitle] = useState('');
  const create = useCreateCodebook();
  return (
    <form
      className="codebook-form"
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate(title, {
          onSuccess: ({ id }) => {
            setTitle('');
            void navigate({
              to: '/surveys/answers',
              search: (before) => ({ ...before, view: 'codes', book: id }),
            });
          },
        });
      }}
    >
      <h2>{t('book.new')}</h2>
      <TextInput
        label={t('book.title')}
        value={title}
        required
        maxLength={120}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <ProblemNote error={create.error} />
      <div>
        <Button type="submit" variant="default" loading={create.isPending}>
          {t('book.begin')}
        </Button>
      </div>
    </form>
  );
}
