import { selectionLetter, type LetterKind } from '@traccia/training';
import type { MailWord } from '../catalogue.js';
import type { MailKind } from '../mail-kind.js';

/** The words are those that staff have previewed: one function writes both. */
function letterOf(kind: LetterKind, page: string, why: MailWord): MailKind {
  return {
    kind: `selection.${kind}`,
    stoppable: false,
    words: ({ locale, content, activityTitle, centreName, links }) => {
      const letter = selectionLetter(kind, locale, {
        activity: activityTitle,
        centre: centreName,
        startsOn: content.activityStartsOn ?? '',
        endsOn: content.activityEndsOn ?? '',
        venue: content.venue,
        expiresAt: content.offerExpiresAt,
        timeZone: content.timeZone ?? 'UTC',
        nominees: content.nominees ?? [],
      });
      return {
        subject: letter.subject,
        paragraphs: letter.paragraphs,
        button: { label: letter.button, url: links.plain(page) },
        why,
      };
    },
  };
}

export const selectionOffer = letterOf('offer', '/my-applications', 'why.selection');
export const selectionReserve = letterOf('reserve', '/my-applications', 'why.selection');
export const selectionDeclined = letterOf('declined', '/my-applications', 'why.selection');
export const selectionNomineeTold = letterOf('nominee-told', '/home', 'why.nominator');
