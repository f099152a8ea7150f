import type { Locale } from '@traccia/contracts';
import {
  type AnswerMap,
  type AnswerValue,
  pickText,
  pipeText,
  visibleItems,
  type ShownItem,
} from '@traccia/survey';
import { useEffect, useState } from 'react';
import { Question } from '../respond/items/question';
import { useSay } from '../respond/use-say';
import { locales } from '../respond/words';
import { previewReady, type PreviewMessage, readPreviewMessage } from './preview-message';
import { sampleRecord } from './sample-record';

const rightToLeft = ['ar', 'fa', 'he', 'ur', 'ps', 'sd', 'ug', 'dv', 'ckb'];

/** What the editor says last. */
function useTold(): PreviewMessage | null {
  const [told, setTold] = useState<PreviewMessage | null>(null);
  useEffect(() => {
    const hear = (event: MessageEvent<unknown>) => {
      const message = readPreviewMessage(event, window.parent);
      if (message) setTold(message);
    };
    window.addEventListener('message', hear);
    window.parent.postMessage(previewReady, window.location.origin);
    return () => window.removeEventListener('message', hear);
  }, []);
  return told;
}

const nothing = () => undefined;
/** A file has nowhere to go from here. */
const bringNothing = () => Promise.reject(new Error('a preview takes no files'));

/** The form as a respondent sees it, all its questions below each other; answers open branches and go nowhere. */
export function PreviewPage() {
  const told = useTold();
  return told && <Form told={told} />;
}

function Form({ told }: { told: PreviewMessage }) {
  const { definition, language, at } = told;
  const { say } = useSay(locales.find((locale): locale is Locale => locale === language) ?? 'en');
  const [answers, setAnswers] = useState<AnswerMap>({});
  const record = sampleRecord(language);
  const shown = visibleItems(definition, answers, record);
  const plain = (text: Record<string, string> | undefined) => pickText(text, language, definition.languages);
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = rightToLeft.includes(language) ? 'rtl' : 'ltr';
  });
  useEffect(() => {
    // Not scrollIntoView: that would move the page around this frame too.
    const place = at && document.getElementById(`preview-${at}`);
    if (place) window.scrollTo(0, place.offsetTop - 8);
  }, [at]);
  const answer = (code: string, value: AnswerValue | null) =>
    setAnswers(({ [code]: _, ...others }) => (value ? { ...others, [code]: value } : others));
  const tellIn = (item: ShownItem) => (text: Record<string, string> | undefined) =>
    pipeText(plain(text), { definition, answers, record, locale: language, place: item.place });
  return (
    <div className="page">
      <main>
        <h1>{plain(definition.title)}</h1>
        {definition.intro && <p>{plain(definition.intro)}</p>}
        {shown.map((item) => (
          <div
            key={item.code}
            id={`preview-${item.place ? item.place.group.code : item.code}`}
            className={at === item.code ? 'previewed here' : 'previewed'}
          >
            <Question
              definition={definition}
              item={item}
              answers={answers}
              faults={[]}
              say={say}
              tell={tellIn(item)}
              onAnswer={answer}
              onUnreadable={nothing}
              onFile={bringNothing}
            />
          </div>
        ))}
      </main>
    </div>
  );
}
