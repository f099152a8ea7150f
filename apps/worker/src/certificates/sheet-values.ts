import type { CertificateKind, Locale } from '@traccia/contracts';
import type { SheetFacts } from '@traccia/persistence';
import { renderSVG } from 'uqr';
import { localised, wordsIn } from '../mail/catalogue.js';

export interface SheetOrder {
  facts: SheetFacts;
  kind: CertificateKind;
  locale: Locale;
  serial: string;
  centreName: string;
  publicUrl: string;
}

/** Every string of the sheet in its language; Latin digits everywhere, so that codes and dates read alike. */
export function sheetValues(order: SheetOrder): Record<string, string> {
  const { facts, kind, locale, serial, centreName, publicUrl } = order;
  const say = wordsIn(locale);
  const days = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : `${locale}-u-nu-latn-ca-gregory`, {
    dateStyle: 'long',
    timeZone: 'UTC',
  });
  const at = (day: string) => new Date(`${day}T00:00:00Z`);
  const dates = days.formatRange(at(facts.startsOn), at(facts.endsOn));
  const heading = say(`sheet.${kind}.heading`);
  const activity = localised(facts.activityTitle, locale);
  const url = `${publicUrl}/verify/${serial}`;
  const attended = facts.days !== null && facts.hours !== null;
  return {
    lang: locale,
    centre: centreName,
    heading,
    awardedTo: say('sheet.awardedTo'),
    holder: facts.holderName,
    statement: facts.statement[locale] ?? say(`sheet.${kind}.statement`),
    activity,
    when: facts.venue ? say('sheet.when', { dates, place: facts.venue }) : dates,
    effort: attended ? say('sheet.effort', { days: facts.days ?? 0, hours: facts.hours ?? 0 }) : '',
    signatory: facts.signatoryName,
    signatoryTitle: localised(facts.signatoryTitle, locale),
    issued: say('sheet.issued', { day: days.format(at(facts.today)) }),
    verify: say('sheet.verify'),
    url,
    urlShown: url.replace(/^https?:\/\//, ''),
    serialLabel: say('sheet.serial'),
    serial,
    qr: renderSVG(url, { border: 0 }),
    qrAlt: say('sheet.qr'),
    documentTitle: `${heading} – ${activity}`,
  };
}
