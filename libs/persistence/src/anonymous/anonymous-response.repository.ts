import { randomUUID } from 'node:crypto';
import type { AnswerEntry, EarlierEntry } from '@traccia/survey';
import type { EntityManager } from 'typeorm';

export interface AnonymousResponse {
  pairingHash: string | null;
  statedGroup: string | null;
  statedSex: string | null;
  statedRegion: string | null;
  /** `und` where the language alone could tell who it was. */
  locale: string;
  completeness: string;
  scorePoints: number | null;
  scoreMax: number | null;
  answers: readonly AnswerEntry[];
}

/** One answer of somebody, by a mark that is the same in every wave of the activity. */
export interface PairedResponse {
  pair: string;
  waveId: string;
  waveKind: string;
  responseId: string;
}

/** Writes the rows of `response` and `answer` that belong to nobody, when an anonymous wave has closed. */
export class AnonymousResponseRepository {
  constructor(private readonly tx: EntityManager) {}

  /** All in one transaction and one day, in the order given, which says nothing. */
  async insert(waveId: string, responses: readonly AnonymousResponse[]): Promise<void> {
    const rows = responses.map(({ answers, ...row }) => ({ ...row, id: randomUUID(), answers }));
    await this.tx.query(
      `INSERT INTO response (id, wave_id, instrument_version_id, pairing_hash, stated_group, stated_sex, stated_region,
         locale, completeness, score_points, score_max, state, started_at, submitted_at)
       SELECT r.id, w.id, w.instrument_version_id, decode(r."pairingHash", 'hex'), r."statedGroup", r."statedSex",
         r."statedRegion", r.locale, r.completeness, r."scorePoints", r."scoreMax", 'submitted', day.at, day.at
       FROM ROWS FROM (jsonb_to_recordset($2::jsonb) AS (id uuid, "pairingHash" text, "statedGroup" text, "statedSex" text,
           "statedRegion" text, locale text, completeness text, "scorePoints" numeric, "scoreMax" numeric))
         WITH ORDINALITY AS r(id, "pairingHash", "statedGroup", "statedSex", "statedRegion", locale, completeness,
           "scorePoints", "scoreMax", place)
       JOIN wave w ON w.id = $1
       CROSS JOIN LATERAL (SELECT date_trunc('day', coalesce(w.closes_at, business_now()), 'UTC') AS at) day
       ORDER BY r.place`,
      [waveId, JSON.stringify(rows.map(({ answers: _, ...row }) => row))],
    );
    await this.insertAnswers(
      waveId,
      rows.flatMap(({ id, answers }) => answers.map((answer) => ({ ...answer, responseId: id }))),
    );
  }

  /** What earlier waves of the activity have kept paired, for deciding what this one may keep. */
  async listEarlier(waveId: string): Promise<EarlierEntry[]> {
    const rows: (Omit<EarlierEntry, 'stated'> & { group: string; sex: string; region: string })[] =
      await this.tx.query(
        `SELECT r.wave_id AS wave, encode(r.pairing_hash, 'hex') AS pairing, r.stated_group AS "group", r.stated_sex AS sex,
         r.stated_region AS region, nullif(r.locale, 'und') AS locale
       FROM wave this JOIN wave w ON w.activity_id = this.activity_id AND w.id <> this.id
       JOIN response r ON r.wave_id = w.id AND r.pairing_hash IS NOT NULL
       WHERE this.id = $1 ORDER BY r.wave_id, r.pairing_hash`,
        [waveId],
      );
    return rows.map(({ group, sex, region, ...entry }) => ({ ...entry, stated: { group, sex, region } }));
  }

  /** Which of these digests the activity knows already: those of an older key of the server go on. */
  async findKnownPairing(activityId: string, hashes: readonly Buffer[]): Promise<Buffer | null> {
    const rows: { hash: Buffer }[] = await this.tx.query(
      `SELECT r.pairing_hash AS hash FROM response r JOIN wave w ON w.id = r.wave_id
       WHERE w.activity_id = $1 AND r.pairing_hash = ANY($2::bytea[]) LIMIT 1`,
      [activityId, hashes],
    );
    return rows[0]?.hash ?? null;
  }

  /** Before and after of the same people: by enrolment where answers are linked, by words where they are not. */
  async listPairs(activityId: string): Promise<PairedResponse[]> {
    return this.tx.query(
      `SELECT pair, "waveId", "waveKind", "responseId" FROM (
         SELECT coalesce(i.enrolment_id::text, encode(r.pairing_hash, 'hex')) AS pair, w.id AS "waveId", w.kind AS "waveKind",
           r.id AS "responseId", w.opens_at, count(*) OVER (
             PARTITION BY coalesce(i.enrolment_id::text, encode(r.pairing_hash, 'hex'))) AS waves
         FROM wave w JOIN response r ON r.wave_id = w.id AND r.state = 'submitted'
         LEFT JOIN invitation i ON i.id = r.invitation_id
         WHERE w.activity_id = $1 AND coalesce(i.enrolment_id::text, encode(r.pairing_hash, 'hex')) IS NOT NULL
       ) p WHERE waves > 1 ORDER BY pair, opens_at NULLS LAST, "waveId"`,
      [activityId],
    );
  }

  private async insertAnswers(
    waveId: string,
    answers: readonly (AnswerEntry & { responseId: string })[],
  ): Promise<void> {
    const written: unknown[] = await this.tx.query(
      `INSERT INTO answer (response_id, item_id, occurrence, ordinal, choice_code, number_value, text_value, date_value,
         missing_reason)
       SELECT x."responseId", t.id, x.occurrence, x.ordinal, x."choiceCode", x."numberValue", x."textValue", x."dateValue",
         x."missingReason"
       FROM jsonb_to_recordset($2::jsonb) AS x("responseId" uuid, "itemCode" text, occurrence int, ordinal int,
         "choiceCode" text, "numberValue" double precision, "textValue" text, "dateValue" date, "missingReason" text)
       JOIN wave w ON w.id = $1
       JOIN item t ON t.instrument_version_id = w.instrument_version_id AND t.code = x."itemCode"
       RETURNING ordinal`,
      [waveId, JSON.stringify(answers)],
    );
    if (written.length !== answers.length)
      throw new Error(`${answers.length} answers, but the version has items for ${written.length}`);
  }
}
