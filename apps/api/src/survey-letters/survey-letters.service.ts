import { Injectable } from '@nestjs/common';
import type { AnswerOf, BodyOf, ParamsOf, ProblemFault, QueryOf, surveyLettersApi } from '@traccia/contracts';
import {
  inTransaction,
  publish,
  SendLedgerRepository,
  SettingRepository,
  SurveyLetterRepository,
} from '@traccia/persistence';
import { promiseFor } from '@traccia/survey';
import type { LetterText, SurveyLetterKind } from '@traccia/training';
import { surveyLetterFaults } from '@traccia/training/survey-letter';
import { DataSource } from 'typeorm';
import { Problem } from '../http/problem.js';
import { recordAct } from '../http/record-act.js';
import type { PersonSubject } from '../http/subject.js';
import { refusePartOfCentre } from './survey-letters.policy.js';

type Key = ParamsOf<typeof surveyLettersApi.save>;

/** Words of the mails that ask, which the centre may say its own way. */
@Injectable()
export class SurveyLettersService {
  constructor(private readonly db: DataSource) {}

  async list(subject: PersonSubject): Promise<AnswerOf<typeof surveyLettersApi.list>> {
    refusePartOfCentre(subject);
    const rows = await new SurveyLetterRepository(this.db.manager).list();
    const { centreName } = await new SettingRepository(this.db.manager).read();
    return { rows, centreName };
  }

  async listSamples(
    subject: PersonSubject,
    { reader, locale }: QueryOf<typeof surveyLettersApi.samples>,
  ): Promise<AnswerOf<typeof surveyLettersApi.samples>> {
    refusePartOfCentre(subject);
    const rows = await new SurveyLetterRepository(this.db.manager).listSamples(reader);
    return {
      rows: rows.map(({ promise, ...sample }) => ({
        ...sample,
        promise: promise ? promiseFor(promise, locale).slice(0, 1) : [],
      })),
    };
  }

  async save(
    subject: PersonSubject,
    key: Key,
    { version, ...text }: BodyOf<typeof surveyLettersApi.save>,
    requestId: string,
  ): Promise<void> {
    refusePartOfCentre(subject);
    refuseFaults(key.kind, text);
    await inTransaction(this.db, async (tx) => {
      const saved = await new SurveyLetterRepository(tx).save(key, text, version, subject.personId);
      if (!saved) throw new Problem('request.version-stale');
      await recordAct(tx, subject, { act: 'survey-letter.reworded', ...actOf(key), requestId });
    });
  }

  async reset(subject: PersonSubject, key: Key, version: number, requestId: string): Promise<void> {
    refusePartOfCentre(subject);
    await inTransaction(this.db, async (tx) => {
      if (!(await new SurveyLetterRepository(tx).drop(key, version)))
        throw new Problem('request.version-stale');
      await recordAct(tx, subject, { act: 'survey-letter.reset', ...actOf(key), requestId });
    });
  }

  async test(
    subject: PersonSubject,
    { subject: line, body, invitationId, ...key }: BodyOf<typeof surveyLettersApi.test>,
    requestId: string,
  ): Promise<{ messageId: string }> {
    refusePartOfCentre(subject);
    const text = { subject: line, body };
    refuseFaults(key.kind, text);
    return inTransaction(this.db, async (tx) => {
      const letters = new SurveyLetterRepository(tx);
      const [sample] = await letters.listSamples(key.reader, invitationId);
      if (!sample)
        throw new Problem('request.invalid', {}, [{ field: 'body.invitationId', key: 'fault.unknown' }]);
      const { kind, locale } = key;
      const testId = await letters.addTest({ askedBy: subject.personId, invitationId, kind, locale, text });
      const messageId = await new SendLedgerRepository(tx).planAnew({
        kind: 'survey.letter_test',
        subjectType: 'survey_letter_test',
        subjectId: testId,
        ordinal: 0,
        recipientPersonId: subject.personId,
        locale,
      });
      if (messageId === null) throw new Error('the trial copy was not planned');
      await publish(tx, 'person.mail-asked', { messageId }, requestId);
      const { detail, ...act } = actOf(key);
      // Whose data somebody was sent, as for messages to groups.
      const of = { ...act, detail: { ...detail, invitationId } };
      await recordAct(tx, subject, { act: 'survey-letter.tried', ...of, requestId });
      return { messageId };
    });
  }
}

/** A letter with a fault would stop every mail that is written with it. */
function refuseFaults(kind: SurveyLetterKind, text: LetterText): void {
  const faults = (['subject', 'body'] as const).flatMap((field) =>
    surveyLetterFaults(kind, text[field]).map((fault): ProblemFault =>
      fault.kind === 'place'
        ? { field: `body.${field}`, key: 'fault.placeholder', params: { name: fault.name } }
        : { field: `body.${field}`, key: 'fault.template', params: { line: fault.line } },
    ),
  );
  if (faults.length > 0) throw new Problem('request.invalid', {}, faults);
}

function actOf({ kind, reader, locale }: Key) {
  return { subjectType: 'survey_letter', subjectId: null, detail: { kind, reader, locale } };
}
