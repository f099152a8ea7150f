import { describe, expect, it } from '@jest/globals';
import { zoneComponent } from './zone-component.js';

/** Each change of a year as "kind from>to at the local time before it". */
const changesIn = (zone: string, year: number) => {
  const day = new Date(Date.UTC(year, 5, 1));
  return zoneComponent(zone, day, day)
    .split('BEGIN:')
    .slice(3)
    .map((block) => {
      const value = (name: string) => new RegExp(`${name}:(\\S+)`).exec(block)?.[1] ?? '';
      return `${block.slice(0, 3)} ${value('TZOFFSETFROM')}>${value('TZOFFSETTO')} ${value('DTSTART')}`;
    })
    .filter((line) => line.includes(` ${year}`));
};

describe('zoneComponent', () => {
  it.each([
    // Last Sundays of March and October, one o'clock UTC.
    ['Europe/Rome', 2032, ['DAY +0100>+0200 20320328T020000', 'STA +0200>+0100 20321031T030000']],
    ['Indian/Antananarivo', 2032, []],
    // Summer time ended there for good in February 2019.
    ['America/Sao_Paulo', 2019, ['STA -0200>-0300 20190217T000000']],
    ['America/Sao_Paulo', 2032, []],
    // Half an hour, at half past of UTC.
    ['Australia/Lord_Howe', 2032, ['STA +1100>+1030 20320404T020000', 'DAY +1030>+1100 20321003T020000']],
    // Back for Ramadan.
    ['Africa/Casablanca', 2026, ['STA +0100>+0000 20260215T030000', 'DAY +0000>+0100 20260322T020000']],
  ])('%s in %i', (zone, year, expected) => expect(changesIn(zone, year)).toEqual(expected));

  it('has a rule that holds before the first change, and says which half of the year that is', () => {
    const first = (zone: string) =>
      zoneComponent(zone, new Date('2032-02-01'), new Date('2032-02-02')).split('\n').slice(2, 6);
    expect(first('Europe/Rome')).toEqual([
      'BEGIN:STANDARD',
      'DTSTART:19700101T000000',
      'TZOFFSETFROM:+0100',
      'TZOFFSETTO:+0100',
    ]);
    expect(first('Australia/Lord_Howe')[0]).toBe('BEGIN:DAYLIGHT');
  });
  it('refuses an unknown zone', () =>
    expect(() => zoneComponent('Nowhere/Atall', new Date(0), new Date(0))).toThrow(RangeError));
});
