import type { Locale } from '@traccia/contracts';
import { pickText } from '@traccia/survey';

/** What stands above a form on paper: which activity it is of. */
export const paperTitle = (title: Record<string, string>, code: string, locale: Locale): string =>
  `${pickText(title, locale)} · ${code}`;
