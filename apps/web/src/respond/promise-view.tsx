import type { Locale } from '@traccia/contracts';
import type { RespondFormMini } from '@traccia/contracts/respond';
import type { Say } from './words';

/** Said in one line; the rest of the promise behind it, always in the words of the server. */
export function PromiseView({ form, locale, say }: { form: RespondFormMini; locale: Locale; say: Say }) {
  const [first, ...more] = form.promise[locale] ?? form.promise.en ?? [];
  return (
    <>
      <p>{first}</p>
      <details>
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
