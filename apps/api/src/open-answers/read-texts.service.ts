import { Injectable } from '@nestjs/common';
import { idSchema, type AnswerOf, type openAnswersApi, type QueryOf } from '@traccia/contracts';
import { codeTable, cohensKappa } from '@traccia/impact';
import {
  CodebookRepository,
  type CodingEntry,
  OpenTextRepository,
  SettingRepository,
  TextCodingRepository,
} from '@traccia/persistence';
import { answerCodesOf, type InstrumentDefinition, storedItemsOf } from '@traccia/survey';
import { DataSource } from 'typeorm';
import { cutPage, readPageKey } from '../http/page-key.js';
import { Problem } from '../http/problem.js';
import type { PersonSubject } from '../http/subject.js';
import { hiddenOf, readableTexts, thresholdFor, wavesToRead } from './open-answers.policy.js';

type Place = Pick<QueryOf<typeof openAnswersApi.list>, 'instrumentId' | 'itemCode' | 'waveId'>;

/** What was written, as far as the promise to those who wrote it goes. */
@Injectable()
export class ReadTextsService {
  constructor(private readonly db: DataSource) {}

  async questions(
    subject: PersonSubject,
    search: string | undefined,
  ): Promise<AnswerOf<typeof openAnswersApi.questions>> {
    const texts = new OpenTextRepository(this.db.manager);
    const found = await texts.questions(readableTexts(subject));
    const definitions = await texts.definitions([...new Set(found.map(({ versionId }) => versionId))]);
    const rows = found.map(({ versionId, ...row }) => ({
      ...row,
      text: questionText(definitions.get(versionId), row.itemCode),
    }));
    const wanted = search?.toLowerCase() ?? '';
    return {
      rows: rows.filter((row) =>
        JSON.stringify([row.itemCode, row.text, row.instrumentTitle]).toLowerCase().includes(wanted),
      ),
    };
  }

  async waves(
    subject: PersonSubject,
    query: QueryOf<typeof openAnswersApi.waves>,
  ): Promise<AnswerOf<typeof openAnswersApi.waves>> {
    const { waves, threshold } = await this.placeOf(subject, query);
    return {
      rows: waves.map(({ waveId, activityCode, activityTitle, kind, privacyMode, ...wave }) => ({
        waveId,
        activityCode,
        activityTitle,
        kind,
        privacyMode,
        hidden: hiddenOf({ waveId, activityCode, activityTitle, kind, privacyMode, ...wave }, threshold),
      })),
    };
  }

  async list(
    subject: PersonSubject,
    query: QueryOf<typeof openAnswersApi.list>,
  ): Promise<AnswerOf<typeof openAnswersApi.list>> {
    const { waveIds, hidden, threshold } = await this.toRead(subject, query);
    const texts = new OpenTextRepository(this.db.manager);
    const { itemCode, search, locale, codebookId, code, coded } = query;
    const filter = { waveIds, itemCode, search, locale, codebookId, code, coded, readerId: subject.personId };
    const after = readPageKey(query.after, [idSchema])?.[0] ?? null;
    const scope = readableTexts(subject);
    const [found, total] = await Promise.all([
      texts.list(scope, filter, after, query.limit + 1),
      after === null ? texts.count(scope, filter) : null,
    ]);
    const { rows, next } = cutPage(found, query.limit, ({ id }) => [id]);
    return {
      rows: rows.map((row) => ({ ...row, submittedAt: row.submittedAt?.toISOString() ?? null })),
      next,
      total,
      hidden,
      threshold,
    };
  }

  async quotes(subject: PersonSubject, query: Place): Promise<AnswerOf<typeof openAnswersApi.quotes>> {
    const { waveIds, hidden } = await this.toRead(subject, query);
    const texts = new OpenTextRepository(this.db.manager);
    return { rows: await texts.quotes(readableTexts(subject), waveIds, query.itemCode), hidden };
  }

  async agreement(
    subject: PersonSubject,
    query: QueryOf<typeof openAnswersApi.agreement>,
  ): Promise<AnswerOf<typeof openAnswersApi.agreement>> {
    const book = await new CodebookRepository(this.db.manager).find(query.codebookId);
    if (!book) throw new Problem('request.not-found');
    const { waveIds } = await this.toRead(subject, query);
    const codings = await new TextCodingRepository(this.db.manager).listFor(
      readableTexts(subject),
      waveIds,
      query.itemCode,
      book.id,
    );
    return { pairs: pairsOf(codings, book.codes) };
  }

  private async toRead(subject: PersonSubject, place: Place) {
    const { waves, threshold } = await this.placeOf(subject, place);
    return { ...wavesToRead(waves, place.waveId, threshold), threshold };
  }

  private async placeOf(subject: PersonSubject, { instrumentId, itemCode }: Omit<Place, 'waveId'>) {
    const [waves, { disclosureThreshold }] = await Promise.all([
      new OpenTextRepository(this.db.manager).waves(readableTexts(subject), instrumentId, itemCode),
      new SettingRepository(this.db.manager).read(),
    ]);
    const sensitive = waves.some((wave) => wave.sensitive);
    return { waves, threshold: thresholdFor(sensitive, disclosureThreshold) };
  }
}

/** What the question says, in every language it was asked in. */
export function questionText(
  definition: InstrumentDefinition | undefined,
  itemCode: string,
): Record<string, string> {
  const item = definition && storedItemsOf(definition).find((one) => answerCodesOf(one).includes(itemCode));
  const texts = Object.entries(item?.text ?? {});
  return Object.fromEntries(texts.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** Each two coders, code by code, over the texts that both have coded. */
function pairsOf(
  codings: readonly CodingEntry[],
  codes: readonly { code: string; label: string }[],
): AnswerOf<typeof openAnswersApi.agreement>['pairs'] {
  const names = new Map(codings.map(({ coderId, coderName }) => [coderId, coderName]));
  const coders = [...names.keys()];
  const given = new Map(codings.map((entry) => [`${entry.coderId} ${entry.textId}`, entry.codes]));
  return coders.flatMap((first, at) =>
    coders.slice(at + 1).map((second) => {
      const both = codings
        .filter(({ coderId, textId }) => coderId === first && given.has(`${second} ${textId}`))
        .map(({ textId, codes: own }) => [own, given.get(`${second} ${textId}`) ?? []] as const);
      return {
        first: names.get(first) ?? '',
        second: names.get(second) ?? '',
        codes: codes.map(({ code, label }) => {
          const pairs = both.map(([a, b]) => [a.includes(code), b.includes(code)] as const);
          const { n, percent, kappa, lower, upper, pabak, reason } = cohensKappa(codeTable(pairs));
          return { code, label, n, percent, kappa, lower, upper, pabak, reason };
        }),
      };
    }),
  );
}
