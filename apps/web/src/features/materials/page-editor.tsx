import { Button, Group, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { locales, longestBody, materialsApi, type AuthoredPage, type Locale } from '@traccia/contracts';
import { useRef, useState } from 'react';
import { QueryState } from '../../components/query-state';
import { callApi } from '../../lib/api';
import { useFormat } from '../../lib/format';
import { useLocale } from '../../lib/locale';
import { useWords } from '../../lib/words';
import { MarkdownToolbar } from './markdown-toolbar';
import { MaterialTree } from './material-tree';
import { materialsQueries } from './queries';
import { SaveNote } from '../../components/save-note';
import { useAutosave } from '../../lib/use-autosave';

interface Text {
  title: Partial<Record<Locale, string>>;
  body: Partial<Record<Locale, string>>;
}

/** One page as it is written, with how it will be read beside it. */
export function PageEditor({ pageId, activityId }: { pageId: string; activityId: string }) {
  const t = useWords('materials');
  const query = useQuery(materialsQueries.page(pageId));
  return (
    <>
      <p className="materials-back">
        <Link to="/staff/activities/$activityId" params={{ activityId }} search={{ tab: 'materials' }}>
          {t('author.back')}
        </Link>
      </p>
      <QueryState query={query} lines={10}>
        {(page) => <Editor page={page} />}
      </QueryState>
    </>
  );
}

function Editor({ page }: { page: AuthoredPage }) {
  const t = useWords('materials');
  const { locale } = useLocale();
  const [shown, setShown] = useState<Locale>(locale);
  const writing = usePageText(page);
  const { text, write } = writing;
  const area = useRef<HTMLTextAreaElement>(null);
  const body = text.body[shown] ?? '';
  const setBody = (next: string) => write({ ...text, body: { ...text.body, [shown]: next } });
  const direction = shown === 'ar' ? 'rtl' : 'ltr';
  return (
    <div className="page-editor">
      <div className="writing">
        <Languages text={text} shown={shown} onShow={setShown} />
        <TextInput
          label={t('page.title')}
          value={text.title[shown] ?? ''}
          dir={direction}
          maxLength={200}
          onChange={({ currentTarget }) =>
            write({ ...text, title: { ...text.title, [shown]: currentTarget.value } })
          }
        />
        <MarkdownToolbar area={area} value={body} onChange={setBody} />
        <Textarea
          ref={area}
          label={t('page.text')}
          value={body}
          dir={direction}
          autosize
          minRows={14}
          maxRows={40}
          maxLength={longestBody}
          onChange={({ currentTarget }) => setBody(currentTarget.value)}
        />
        <Saving writing={writing} shown={shown} />
      </div>
      <Preview activityId={page.activityId} text={body} direction={direction} />
    </div>
  );
}

function Languages(props: { text: Text; shown: Locale; onShow: (locale: Locale) => void }) {
  const t = useWords('materials');
  const format = useFormat();
  return (
    <SegmentedControl
      aria-label={t('language')}
      value={props.shown}
      onChange={(value) => props.onShow(value as Locale)}
      data={locales.map((code) => ({
        value: code,
        label: `${format.languageName(code)}${isComplete(props.text, code) ? ' ●' : ' ○'}`,
      }))}
    />
  );
}

type Writing = ReturnType<typeof usePageText>;

/** What is being written, saved on its own; after a conflict both texts are kept. */
function usePageText(page: AuthoredPage) {
  const [text, setText] = useState<Text>({ title: page.title, body: page.body });
  const [theirs, setTheirs] = useState<AuthoredPage | null>(null);
  const client = useQueryClient();
  const saving = useAutosave<Text>(page.version, async (value, version) => {
    const body = { ...value, version };
    const saved = await callApi(materialsApi.savePage, { params: { id: page.id }, body });
    void client.invalidateQueries({ queryKey: ['materials'] });
    return saved;
  });
  const write = (next: Text) => {
    setText(next);
    saving.change(next);
  };
  const fetchTheirs = async () => setTheirs(await callApi(materialsApi.getPage, { params: { id: page.id } }));
  const choose = (next: Text, known: AuthoredPage) => {
    saving.restartAt(known.version);
    setTheirs(null);
    write(next);
  };
  return { text, write, theirs, fetchTheirs, choose, saving };
}

function Saving({ writing, shown }: { writing: Writing; shown: Locale }) {
  const { saving, theirs, fetchTheirs, choose, text } = writing;
  if (saving.state.kind !== 'conflict')
    return <SaveNote state={saving.state} onRetry={() => void saving.flush()} />;
  return (
    <Conflict
      theirs={theirs}
      locale={shown}
      onLook={() => void fetchTheirs()}
      onKeepMine={(known) => choose(text, known)}
      onTakeTheirs={(known) => choose({ title: known.title, body: known.body }, known)}
    />
  );
}

const isComplete = ({ title, body }: Text, code: Locale) =>
  Boolean(title[code]?.trim()) && Boolean(body[code]?.trim());

/** Somebody else saved meanwhile: both texts are there until the writer has chosen. */
function Conflict(props: {
  theirs: AuthoredPage | null;
  locale: Locale;
  onLook: () => void;
  onKeepMine: (known: AuthoredPage) => void;
  onTakeTheirs: (known: AuthoredPage) => void;
}) {
  const t = useWords('materials');
  const { theirs } = props;
  return (
    <div role="alert" className="stale-note">
      <p>{t('conflict')}</p>
      {theirs ? (
        <>
          <Textarea
            label={t('conflict.theirs')}
            value={theirs.body[props.locale] ?? ''}
            readOnly
            autosize
            maxRows={12}
          />
          <Group mt="xs">
            <Button onClick={() => props.onKeepMine(theirs)}>{t('conflict.keep_mine')}</Button>
            <Button variant="default" onClick={() => props.onTakeTheirs(theirs)}>
              {t('conflict.take_theirs')}
            </Button>
          </Group>
        </>
      ) : (
        <Button variant="default" onClick={props.onLook}>
          {t('conflict.look')}
        </Button>
      )}
    </div>
  );
}

function Preview({
  activityId,
  text,
  direction,
}: {
  activityId: string;
  text: string;
  direction: 'ltr' | 'rtl';
}) {
  const t = useWords('materials');
  const [settled] = useDebouncedValue(text, 600);
  const query = useQuery(materialsQueries.preview(activityId, settled));
  return (
    <section aria-label={t('preview')}>
      <h2>{t('preview')}</h2>
      <QueryState query={query}>
        {({ blocks, files, notices }) => (
          <>
            {notices.length > 0 && (
              <ul className="later">
                {notices.map((notice) => (
                  <li key={notice}>{t(`notice.${notice}`)}</li>
                ))}
              </ul>
            )}
            <div dir={direction}>
              <MaterialTree blocks={blocks} files={files} light={false} />
            </div>
          </>
        )}
      </QueryState>
    </section>
  );
}
