import { screen } from '@testing-library/react';
import type { ResponseMonitor } from '@traccia/contracts';
import { renderPage } from '../../components/testing/render-page';
import { GroupTables } from './group-tables';
import { ResponseCurve } from './response-curve';
import { SilentList } from './silent-list';

const told = {
  countedTo: '2026-05-14',
  last: false,
  answered: 12,
  opened: 20,
  started: 14,
  complete: 10,
  partial: 1,
  breakOff: 1,
  declined: 0,
  declinedReasons: [],
  unreachable: 0,
  unreachableReasons: [],
  rr1: { numerator: 10, denominator: 40, share: 0.25 },
  rr2: { numerator: 11, denominator: 40, share: 0.275 },
};
const monitor: ResponseMonitor = {
  wave: {
    id: '00000000-0000-4000-8000-000000000001',
    code: 'ex-post-6',
    kind: 'ex_post',
    state: 'open',
    respondentKind: 'participant',
    privacyMode: 'confidential',
    instrumentTitle: { en: 'Six months on' },
    activityId: '00000000-0000-4000-8000-000000000002',
    activityCode: 'A1',
    activityTitle: { en: 'Union skills' },
    timeZone: 'Europe/Rome',
    opensAt: '2026-05-01T07:00:00Z',
    closesAt: '2026-05-31T07:00:00Z',
  },
  invited: 40,
  mail: { delivered: 38, bounced: 1, stopped: 0, noAddress: 1, waiting: 0, none: 0 },
  least: 5,
  told,
  groups: {
    countedTo: '2026-05-14',
    dimensions: [
      {
        dimension: 'sex',
        groups: [
          { code: 'man', stand: 'hidden', invited: null, answered: null, rr1: null, rr2: null },
          {
            code: 'woman',
            stand: 'earlier',
            invited: 20,
            answered: 7,
            rr1: { numerator: 6, denominator: 20, share: 0.3 },
            rr2: { numerator: 7, denominator: 20, share: 0.35 },
          },
        ],
      },
    ],
  },
  curve: [{ day: '2026-05-14', answered: 12, share: 0.3 }],
  reminders: [{ ordinal: 1, day: '2026-05-08' }],
  forecast: { expected: 20, lower: 15, upper: 24, range: 'all', pastWaves: 3, reason: null },
  silent: { allowed: true, reason: null },
};
const words = ['responses', 'codes', 'selection', 'messages', 'shell'] as const;
const show = (piece: React.ReactNode, locale: 'en' | 'ar' = 'en') => renderPage(piece, [...words], locale);

it('says of a group that is hidden that it is, and of an earlier figure that it is the least', async () => {
  await show(<GroupTables monitor={monitor} />);
  expect(screen.getByRole('row', { name: /Men – hidden/ })).toBeTruthy();
  expect(screen.getByRole('row', { name: /Women 20 at least 7 35% 30%/ })).toBeTruthy();
});

it('says why there are no groups', async () => {
  const wave = { ...monitor.wave, privacyMode: 'anonymous' as const };
  await show(<GroupTables monitor={{ ...monitor, wave, groups: null }} />);
  expect(screen.getByText(/This survey is anonymous/)).toBeTruthy();
});

it('gives the forecast with its range, or the reason why there is none', async () => {
  await show(<ResponseCurve monitor={monitor} />);
  expect(screen.getByText(/20 answers in the end, between 15 and 24/)).toBeTruthy();
  expect(screen.getByRole('img', { name: /Rising line/ })).toBeTruthy();
});

it('gives the reason in Arabic too', async () => {
  const forecast = {
    ...monitor.forecast,
    expected: null,
    lower: null,
    upper: null,
    reason: 'few_past_waves' as const,
  };
  await show(<ResponseCurve monitor={{ ...monitor, forecast }} />, 'ar');
  expect(screen.getByText(/لا توقع/)).toBeTruthy();
});

it.each([
  ['anonymous', /nobody knows who has answered/],
  ['few_answered', /Fewer than 5 have answered/],
  ['few_silent', /Fewer than 5 are missing/],
] as const)('names nobody where it may not: %s', async (reason, text) => {
  await show(<SilentList monitor={{ ...monitor, silent: { allowed: false, reason } }} />);
  expect(screen.getByText(text)).toBeTruthy();
  expect(screen.queryByRole('button')).toBeNull();
});

it('asks for the names only when they are wanted', async () => {
  await show(<SilentList monitor={monitor} />);
  expect(screen.getByRole('button', { name: 'Show the names' })).toBeTruthy();
  expect(screen.queryByRole('table')).toBeNull();
});
