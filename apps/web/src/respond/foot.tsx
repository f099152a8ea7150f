import type { Locale } from '@traccia/contracts';
import type { Saved } from './form-session';
import { momentIn, type Say } from './words';

function savedText(saved: Saved, say: Say, locale: Locale): string {
  if (saved.kind === 'saved') return say('saved', { time: momentIn(locale, saved.at, 'time') });
  if (saved.kind === 'offline' && saved.changes > 0)
    return say(saved.changes === 1 ? 'saved.pending.one' : 'saved.pending', { n: saved.changes });
  return saved.kind === 'clean' ? '' : say(saved.kind);
}

/** Back, what is kept, Next: always within reach of the thumb. */
export function Foot(props: { say: Say; locale: Locale; saved: Saved; next: string; onBack: () => void }) {
  return (
    <div className="foot">
      <div>
        <button type="button" className="button" onClick={props.onBack}>
          {props.say('back')}
        </button>
        <span className="saved" aria-live="polite">
          {savedText(props.saved, props.say, props.locale)}
        </span>
        <button type="submit" className="button main">
          {props.next}
        </button>
      </div>
    </div>
  );
}
