import type { InstrumentDefinition } from '@traccia/survey';
import type { DataSource } from 'typeorm';
import {
  makeActivity,
  makeEnrolment,
  makeInstrument,
  makeInvitation,
  makePerson,
  makeWave,
} from '../../support/factories.js';

const definition = (code: string): InstrumentDefinition => ({
  code,
  kind: 'end_of_activity',
  languages: ['en', 'fr'],
  title: { en: 'At the end' },
  privacyMode: 'confidential',
  answerLists: {
    yn: [
      { code: 'yes', text: { en: 'Yes' } },
      { code: 'no', text: { en: 'No' } },
    ],
  },
  pages: [
    {
      code: 'p',
      items: [
        { code: 'KEEP', type: 'long_text', text: { en: 'What should we keep?' } },
        { code: 'SECRET', type: 'long_text', text: { en: 'What hurt you?' }, tags: { sensitive: true } },
        {
          code: 'E-QUOTE',
          type: 'single',
          answerList: 'yn',
          text: { en: 'May we quote you?' },
          tags: { metric: 'quotation_consent' },
        },
      ],
    },
  ],
});

export interface Written {
  keep?: string;
  secret?: string;
  quote?: 'yes' | 'no';
  locale?: string;
}
export interface WrittenWave {
  activityId: string;
  waveId: string;
  instrumentId: string;
}

export async function publishEnd(owner: DataSource, code: string) {
  return makeInstrument(owner, definition(code));
}

/** A wave at the end of an activity with these answers in words, in this order of arrival. */
export async function writeWave(
  owner: DataSource,
  version: { versionId: string; instrumentId: string },
  written: readonly Written[],
  shape: { state?: 'open' | 'closed'; privacyMode?: string; activityId?: string } = {},
): Promise<WrittenWave> {
  const activityId = shape.activityId ?? (await makeActivity(owner));
  const waveId = await makeWave(owner, {
    activityId,
    versionId: version.versionId,
    kind: 'end_of_activity',
    state: shape.state ?? 'closed',
  });
  const mode = shape.privacyMode ?? 'confidential';
  await owner.query('UPDATE wave SET privacy_mode = $2 WHERE id = $1', [waveId, mode]);
  for (const [at, one] of written.entries()) {
    const personId = await makePerson(owner, { givenName: 'Writer', familyName: `Number ${at}` });
    const enrolmentId = await makeEnrolment(owner, { activityId, personId });
    const { id } = await makeInvitation(owner, { waveId, enrolmentId, answerState: 'submitted' });
    const [response]: { id: string }[] = await owner.query(
      `INSERT INTO response (wave_id, invitation_id, instrument_version_id, state, completeness, locale, submitted_at)
       VALUES ($1, $2, $3, 'submitted', 'complete', $4, clock_timestamp()) RETURNING id`,
      [waveId, mode === 'anonymous' ? null : id, version.versionId, one.locale ?? 'en'],
    );
    const put = (code: string, column: 'text_value' | 'choice_code', value: string | undefined) =>
      value === undefined
        ? undefined
        : owner.query(
            column === 'text_value'
              ? `INSERT INTO answer (response_id, item_id, text_value) SELECT $1, id, $2 FROM item
                 WHERE code = $3 AND instrument_version_id = $4`
              : `INSERT INTO answer (response_id, item_id, choice_code) SELECT $1, id, $2 FROM item
                 WHERE code = $3 AND instrument_version_id = $4`,
            [response?.id, value, code, version.versionId],
          );
    await put('KEEP', 'text_value', one.keep);
    await put('SECRET', 'text_value', one.secret);
    await put('E-QUOTE', 'choice_code', one.quote);
  }
  return { activityId, waveId, instrumentId: version.instrumentId };
}

export const many = (count: number, part: Written = {}): Written[] =>
  Array.from({ length: count }, (_, at) => ({ keep: `Text ${String(at).padStart(2, '0')}`, ...part }));
