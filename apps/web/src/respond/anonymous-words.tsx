import { readPairingWords } from '@traccia/survey';
import { useEffect, useState } from 'react';
import { keepWords, wordsFor, type KeptWords } from './anonymous-kept';
import type { Say } from './words';

function Typed({ say, onTaken, onBack }: { say: Say; onTaken: (words: string) => void; onBack: () => void }) {
  const [typed, type] = useState('');
  const [faulty, blame] = useState(false);
  const take = () => {
    const words = readPairingWords(typed);
    if (words) onTaken(words);
    else blame(true);
  };
  return (
    <div className="sure">
      <label htmlFor="pairing-words">{say('words.typed')}</label>
      <input
        id="pairing-words"
        className="field"
        dir="ltr"
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        value={typed}
        aria-invalid={faulty}
        aria-describedby={faulty ? 'pairing-fault' : undefined}
        onChange={(event) => {
          type(event.target.value);
          blame(false);
        }}
      />
      {faulty && (
        <p className="fault" role="alert" id="pairing-fault">
          {say('words.fault')}
        </p>
      )}
      <button type="button" className="button" onClick={take}>
        {say('words.take')}
      </button>{' '}
      <button type="button" className="plain" onClick={onBack}>
        {say('back')}
      </button>
    </div>
  );
}

/** The five words by which answers of one person are laid side by side; made here, and never sent. */
export function AnonymousWords({ pairingSalt, say }: { pairingSalt: string; say: Say }) {
  const [kept, setKept] = useState<KeptWords | null>(null);
  const [typing, startTyping] = useState(false);
  useEffect(() => {
    let wanted = true;
    void wordsFor(pairingSalt).then((words) => wanted && setKept(words));
    return () => {
      wanted = false;
    };
  }, [pairingSalt]);
  if (!kept) return null;
  const use = (words: KeptWords) => {
    setKept(words);
    startTyping(false);
    void keepWords(pairingSalt, words);
  };
  return (
    <section className="pairing" aria-label={say('words.title')}>
      <h2>{say('words.title')}</h2>
      {kept.declined ? (
        <p>{say('words.none')}</p>
      ) : (
        <p className="pairing-words" dir="ltr" translate="no">
          {kept.words}
        </p>
      )}
      <p>{say('words.text')}</p>
      {typing ? (
        <Typed
          say={say}
          onTaken={(words) => use({ words, declined: false })}
          onBack={() => startTyping(false)}
        />
      ) : (
        <p>
          <button type="button" className="plain" onClick={() => window.print()}>
            {say('words.print')}
          </button>{' '}
          <button type="button" className="plain" onClick={() => startTyping(true)}>
            {say('words.have')}
          </button>{' '}
          <button type="button" className="plain" onClick={() => use({ ...kept, declined: !kept.declined })}>
            {say(kept.declined ? 'words.use' : 'words.decline')}
          </button>
        </p>
      )}
    </section>
  );
}
