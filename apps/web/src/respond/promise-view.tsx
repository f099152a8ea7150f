import type { Locale } from '@traccia/contracts';
import type { RespondFormMini } from '@traccia/contracts/respond';
import type { Say } from './words';

/** Sentence by sentence, in the reader's language. */
export const promiseIn = ({ promise }: Pick<RespondFormMini, 'promise'>, locale: Locale): string[] =>
  promise[locale] ?? promise.en ?? [];

/** The promise, always in the words of the server: on the first page before anything is asked, and put away by choice. */
export function PromiseView({ form, locale, say }: { form: RespondFormMini; locale: Locale; say: Say }) {
  const [first, ...more] = promiseIn(form, locale);
  return (
    <>
      <p>{first}</p>
      <details open>
        <summary>{say('privacy.more')}</summary>
        <ul>
          {more.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </details>
    </>
  );
}
