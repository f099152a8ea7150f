import type { Locale, LocalisedText } from '@traccia/contracts';
import { pickText } from '@traccia/survey';
import { useCallback, useMemo } from 'react';
import { useLocale } from './locale';

/** Latin digits in every language, so that codes, times and figures read the same beside each other. */
const tagOf = (locale: Locale) => (locale === 'en' ? 'en-GB' : `${locale}-u-nu-latn-ca-gregory`);
const dayMs = 86_400_000;
const asDay = (iso: string) => new Date(`${iso.slice(0, 10)}T00:00:00Z`);

/** Made when they are asked for, because few pages do. */
function lesserFormats(tag: string) {
  return {
    percent: (share: number, digits = 0) =>
      new Intl.NumberFormat(tag, {
        style: 'percent',
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      }).format(share),
    /** A number with so many decimals, zeros too, so that figures below each other line up. */
    decimals: (value: number, digits: number) =>
      new Intl.NumberFormat(tag, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
        value,
      ),
    /** An amount with its currency; whole amounts without decimals. */
    money: (cents: number, currency: string) =>
      new Intl.NumberFormat(tag, {
        style: 'currency',
        currency,
        trailingZeroDisplay: 'stripIfInteger',
      }).format(cents / 100),
    /** The short name of the month of a day, e.g. "May". */
    shortMonth: (iso: string) =>
      new Intl.DateTimeFormat(tag, { month: 'short', timeZone: 'UTC' }).format(asDay(iso)),
    /** The short name of the weekday of a day, e.g. "Mon". */
    weekday: (iso: string) =>
      new Intl.DateTimeFormat(tag, { weekday: 'short', timeZone: 'UTC' }).format(asDay(iso)),
  };
}

/** Days, instants and numbers as the reader's language writes them; instants in the reader's zone. */
export function formatsFor(locale: Locale, zone: string) {
  const tag = tagOf(locale);
  const days = new Intl.DateTimeFormat(tag, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const short = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const months = new Intl.DateTimeFormat(tag, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const relative = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' });
  const numbers = new Intl.NumberFormat(tag);
  const instants = (timeZone: string, more: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(tag, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...more });
  const withDay = { day: 'numeric', month: 'short', year: 'numeric' } as const;
  return {
    ...lesserFormats(tag),
    /** A calendar day, e.g. "14 May 2026". */
    day: (iso: string) => days.format(asDay(iso)),
    /** Without the year, e.g. "14 May". */
    shortDay: (iso: string) => short.format(asDay(iso)),
    /** From first to last day, e.g. "10–21 May 2026". */
    dayRange: (from: string, to: string) => days.formatRange(asDay(from), asDay(to)),
    /** Without the year, e.g. "10–21 May". */
    shortRange: (from: string, to: string) => short.formatRange(asDay(from), asDay(to)),
    /** The month of a day, e.g. "May 2026". */
    month: (iso: string) => months.format(asDay(iso)),
    instant: (iso: string) => instants(zone, withDay).format(new Date(iso)),
    instantIn: (iso: string, timeZone: string) => instants(timeZone, withDay).format(new Date(iso)),
    time: (iso: string, timeZone = zone) => instants(timeZone, {}).format(new Date(iso)),
    /** The calendar day of an instant in a zone, ISO 8601. */
    dayOf: (iso: string, timeZone = zone) =>
      new Intl.DateTimeFormat('en-CA', {
        timeZone,
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
      }).format(new Date(iso)),
    /** Items side by side, e.g. "Turin, Italy". */
    list: (items: readonly string[]) => items.join(locale === 'ar' ? '، ' : ', '),
    number: (value: number) => numbers.format(value),
    /** The size of a file in decimal units, e.g. "340 kB" or "2.4 MB". */
    bytes: (size: number) => {
      const large = size >= 1_000_000;
      return new Intl.NumberFormat(tag, {
        style: 'unit',
        unit: large ? 'megabyte' : 'kilobyte',
        maximumFractionDigits: large ? 1 : 0,
      }).format(large ? size / 1_000_000 : Math.max(1, size / 1000));
    },
    /** "today", "in 3 days", "2 weeks ago"; both are days or instants. */
    relativeDay: (iso: string, now: string) => {
      const count = Math.round((asDay(iso).getTime() - asDay(now).getTime()) / dayMs);
      if (Math.abs(count) >= 60) return relative.format(Math.round(count / 30), 'month');
      return Math.abs(count) >= 14
        ? relative.format(Math.round(count / 7), 'week')
        : relative.format(count, 'day');
    },
    languageName: (code: string) =>
      new Intl.DisplayNames(tag, { type: 'language', fallback: 'code' }).of(code) ?? code,
    countryName: (code: string) =>
      new Intl.DisplayNames(tag, { type: 'region', fallback: 'code' }).of(code) ?? code,
    /** The town of a zone, e.g. "Rome" of Europe/Rome. */
    zoneName: (timeZone: string) => (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' '),
  };
}
export type Formats = ReturnType<typeof formatsFor>;

export function useFormat(): Formats {
  const { locale, zone } = useLocale();
  return useMemo(() => formatsFor(locale, zone), [locale, zone]);
}

/** A text in the reader's language, else in English, else in any it has. */
export function useLocalised(): (text: LocalisedText | undefined) => string {
  const { locale } = useLocale();
  return useCallback((text) => pickText(text, locale), [locale]);
}
