import type { PromiseFacts } from '@traccia/survey';
import type { LetterText, SurveyLetterKind } from '@traccia/training';
import type { EntityManager } from 'typeorm';
import { prepared } from '../prepared.js';
import { unhurriedSql } from './send-ledger.sql.js';
import { aboutOfInvitation, readerOfWave, wavePromise } from '../survey-letters/survey-letter.sql.js';

/** Everything a mail may say, read in one statement; what does not concern the kind is null. */
export interface MailContent {
  messageId: string;
  /** The link with which the recipient stops; null before the first mail that has one. */
  unsubscribe: { id: string; nonce: string; keyVersion: number } | null;
  givenName: string | null;
  familyName: string | null;
  activityId: string | null;
  activityTitle: Record<string, string> | null;
  activityStartsOn: string | null;
  activityEndsOn: string | null;
  venue: string | null;
  cancelReason: string | null;
  waitPosition: number | null;
  waveKind: string | null;
  waveRespondentKind: string | null;
  /** The participant or organization that the reader is asked about. */
  waveAbout: string | null;
  /** What the centre says instead of the standard words; of a trial, what it tries. */
  surveyLetters: Partial<Record<SurveyLetterKind, LetterText>> | null;
  letterTestKind: SurveyLetterKind | null;
  waveClosesAt: Date | null;
  wavePromise: PromiseFacts | null;
  timeZone: string | null;
  /** The offer holds until just before this instant; letters about decisions only. */
  offerExpiresAt: Date | null;
  /** The recipient's own nominees of one round of letters. */
  nominees: { name: string; decision: 'offer' | 'reserve' | 'decline' }[] | null;
  /** The organization; beside it who of it, and who is to pay: three that are not mixed. */
  nominatedBy: string | null;
  nominatorName: string | null;
  costCover: 'organization' | 'centre' | 'shared' | 'self' | null;
  payerName: string | null;
  invitedOrganization: string | null;
  /** The last day to apply, at the venue. */
  applicationClosesOn: string | null;
  nominationNonce: Buffer | null;
  nominationKeyVersion: number | null;
  nominationExpiresAt: Date | null;
  invitationNonce: Buffer | null;
  invitationKeyVersion: number | null;
  assignmentId: string | null;
  assignmentTitle: Record<string, string> | null;
  markKind: string | null;
  markComment: string | null;
  tokenPurpose: string | null;
  tokenNonce: Buffer | null;
  tokenKeyVersion: number | null;
  tokenExpiresAt: Date | null;
  certificateSerial: string | null;
  /** Who handed activities over, or who is away. */
  broughtBy: string | null;
  broughtNote: string | null;
  handedActivities: { code: string; title: Record<string, string> }[] | null;
  /** Who is responsible now, or stands in; null in the mail to that person. */
  passedTo: string | null;
  deputyFrom: string | null;
  deputyUntil: string | null;
  activityCode: string | null;
  courseCode: string | null;
  /** A message to a group: as written, and whose data it is filled with. */
  letterSubject: string | null;
  letterBody: string | null;
  letterGivenName: string | null;
  letterFamilyName: string | null;
  letterRelation: 'participant' | 'applicant' | 'nominator' | 'trainer' | null;
  letterPurpose: 'service' | 'news' | null;
}

export interface TokenRow {
  id: string;
  nonce: Buffer;
  keyVersion: number;
}

/**
 * The array comes out of a SELECT, so that the server plans once for any number of mails instead of anew for each. The
 * person a trial is filled in with is worked out first (OFFSET 0), or the server would read everybody to look for one.
 */
const contentSql =
  prepared(`SELECT m.id AS "messageId", (SELECT jsonb_build_object('id', u.id, 'nonce', encode(u.nonce, 'base64'), 'keyVersion', u.key_version)
      FROM mailed_token u WHERE u.person_id = m.recipient_person_id AND u.purpose = 'unsubscribe'
        AND u.expires_at > clock_timestamp() + interval '90 days' ORDER BY u.created_at, u.id LIMIT 1) AS unsubscribe,
    p.given_name AS "givenName", p.family_name AS "familyName", a.id AS "activityId",
    a.title AS "activityTitle", a.starts_on::text AS "activityStartsOn", a.ends_on::text AS "activityEndsOn",
    a.venue, a.cancel_reason AS "cancelReason", e.wait_position AS "waitPosition", w.kind AS "waveKind", w.respondent_kind AS "waveRespondentKind",
    ${aboutOfInvitation} AS "waveAbout", slt.kind AS "letterTestKind", coalesce((SELECT jsonb_object_agg(sl.kind, jsonb_build_object('subject', sl.subject, 'body', sl.body))
      FROM survey_letter sl WHERE sl.reader = ${readerOfWave} AND sl.locale = m.locale), '{}')
      || CASE WHEN slt.id IS NULL THEN '{}'
        ELSE jsonb_build_object(slt.kind, jsonb_build_object('subject', slt.subject, 'body', slt.body)) END AS "surveyLetters", w.closes_at AS "waveClosesAt", ${wavePromise} AS "wavePromise",
    a.time_zone AS "timeZone", i.link_nonce AS "invitationNonce", i.link_key_version AS "invitationKeyVersion",
    nno.name AS "nominatedBy",
    npe.given_name || ' ' || npe.family_name AS "nominatorName", no.cost_cover AS "costCover",
    npa.name AS "payerName", avo.name AS "invitedOrganization",
    coalesce(a.application_closes_on, a.starts_on - 1)::text AS "applicationClosesOn", no.link_nonce AS "nominationNonce",
    no.link_key_version AS "nominationKeyVersion", no.link_expires_at AS "nominationExpiresAt",
    t.purpose AS "tokenPurpose", t.nonce AS "tokenNonce", t.key_version AS "tokenKeyVersion",
    t.expires_at AS "tokenExpiresAt", sa.id AS "assignmentId", sa.title AS "assignmentTitle",
    sv.kind AS "markKind", sv.body AS "markComment", k.serial AS "certificateSerial",
    concat_ws(' ', hp.given_name, hp.family_name) AS "broughtBy", ho.note AS "broughtNote",
    CASE WHEN ho.id IS NOT NULL THEN (SELECT jsonb_agg(jsonb_build_object('code', ha.code, 'title', ha.title) ORDER BY ha.starts_on, ha.id)
      FROM hand_over_activity hl JOIN activity ha ON ha.id = hl.activity_id
      WHERE hl.hand_over_id = ho.id AND m.recipient_person_id IN (ho.to_person_id, hl.from_person_id))
      END AS "handedActivities",
    CASE WHEN ht.id <> m.recipient_person_id THEN concat_ws(' ', ht.given_name, ht.family_name) END AS "passedTo",
    dy.starts_on::text AS "deputyFrom", dy.ends_on::text AS "deputyUntil",
    a.code AS "activityCode", cs.code AS "courseCode", coalesce(mx.subject, mt.subject) AS "letterSubject",
    coalesce(mx.body, mt.body) AS "letterBody", coalesce(mp.given_name, p.given_name) AS "letterGivenName",
    coalesce(mp.family_name, p.family_name) AS "letterFamilyName",
    coalesce(mr.relation, mt.relation) AS "letterRelation", ml.purpose AS "letterPurpose",
    o.expires_at AS "offerExpiresAt", CASE WHEN m.kind = 'selection.nominee-told' THEN (SELECT jsonb_agg(
      jsonb_build_object('name', np.given_name || ' ' || np.family_name, 'decision', nd.decision) ORDER BY np.family_name, nd.id)
    FROM selection_decision nd JOIN application na ON na.id = nd.application_id JOIN person np ON np.id = na.person_id
    JOIN nomination nn ON nn.id = na.nomination_id AND nn.nominator_id = m.recipient_person_id
    WHERE nd.activity_id = sd.activity_id AND nd.letter_sent_at = sd.letter_sent_at) END AS nominees
  FROM unnest((SELECT $1::uuid[])) AS asked(id) JOIN message m ON m.id = asked.id
  LEFT JOIN person p ON p.id = m.recipient_person_id
  LEFT JOIN mailed_token t ON m.subject_type = 'mailed_token' AND t.id = m.subject_id
  LEFT JOIN survey_letter_test slt ON m.subject_type = 'survey_letter_test' AND slt.id = m.subject_id
  LEFT JOIN invitation i ON i.id = CASE m.subject_type WHEN 'invitation' THEN m.subject_id ELSE slt.invitation_id END
  LEFT JOIN wave w ON w.id = i.wave_id
  LEFT JOIN submission_event sv ON m.subject_type = 'submission_event' AND sv.id = m.subject_id
  LEFT JOIN submission sub ON sub.id = sv.submission_id
  LEFT JOIN assignment sa ON sa.id = sub.assignment_id
  LEFT JOIN enrolment e ON e.id = CASE m.subject_type WHEN 'enrolment' THEN m.subject_id
    ELSE coalesce(i.enrolment_id, sub.enrolment_id) END
  LEFT JOIN selection_decision sd ON m.subject_type = 'selection_decision' AND sd.id = m.subject_id
  LEFT JOIN offer o ON o.decision_id = sd.id
  LEFT JOIN certificate k ON m.subject_type = 'certificate' AND k.id = m.subject_id
  LEFT JOIN application ap ON m.subject_type = 'application' AND ap.id = m.subject_id
  LEFT JOIN nomination no ON no.id = CASE m.subject_type WHEN 'nomination' THEN m.subject_id ELSE ap.nomination_id END
  LEFT JOIN organization nno ON nno.id = no.organization_id
  LEFT JOIN activity_invitation av ON m.subject_type = 'activity_invitation' AND av.id = m.subject_id
  LEFT JOIN organization avo ON avo.id = av.organization_id
  LEFT JOIN person npe ON npe.id = no.nominator_id
  LEFT JOIN organization npa ON npa.id = no.payer_organization_id
  LEFT JOIN hand_over ho ON m.subject_type = 'hand_over' AND ho.id = m.subject_id
  LEFT JOIN deputyship dy ON m.subject_type = 'deputyship' AND dy.id = m.subject_id
  LEFT JOIN person hp ON hp.id = coalesce(ho.handed_by, dy.person_id)
  LEFT JOIN person ht ON ht.id = coalesce(ho.to_person_id, dy.deputy_id)
  LEFT JOIN mailing_recipient mr ON m.subject_type = 'mailing_recipient' AND mr.id = m.subject_id
  LEFT JOIN mailing_test mt ON m.subject_type = 'mailing_test' AND mt.id = m.subject_id
  LEFT JOIN mailing ml ON ml.id = coalesce(mr.mailing_id, mt.mailing_id)
  LEFT JOIN mailing_text mx ON mx.mailing_id = mr.mailing_id AND mx.locale = m.locale
  CROSS JOIN LATERAL (SELECT coalesce(mt.sample_person_id, CASE WHEN slt.id IS NOT NULL THEN coalesce(
    (SELECT ls.person_id FROM supervisor ls WHERE ls.enrolment_id = i.enrolment_id AND ls.ended_at IS NULL
      AND w.respondent_kind = 'supervisor'), e.person_id, i.trainer_person_id,
    (SELECT lr.person_id FROM role_assignment lr WHERE lr.role = 'focal_point' AND lr.scope_type = 'organization'
      AND lr.ended_at IS NULL AND lr.scope_id = i.organization_id::text ORDER BY lr.id LIMIT 1)) END) AS id OFFSET 0) AS sample
  LEFT JOIN person mp ON mp.id = sample.id
  LEFT JOIN activity a ON a.id = coalesce(w.activity_id, e.activity_id, sd.activity_id, k.activity_id,
    ap.activity_id, no.activity_id, av.activity_id, mr.activity_id, mt.activity_id)
  LEFT JOIN course cs ON cs.id = a.course_id`);

export interface UnsubscribeProposal extends TokenRow {
  personId: string;
  hash: Buffer;
}

const keepUnsubscribeSql = prepared(`WITH unhurried AS MATERIALIZED (${unhurriedSql})
  SELECT k.person AS "personId", k.token AS id, k.nonce, k.version AS "keyVersion"
  FROM unhurried, keep_unsubscribe($1, $2, $3, $4, $5) k`);

/** Reads for the words of a mail, and the one row a mail itself may add: the unsubscribe token. */
export class MailContentRepository {
  constructor(private readonly tx: EntityManager) {}

  /** Of many mails at once; what is not there is missing in the answer. */
  async find(messageIds: readonly string[]): Promise<Map<string, MailContent>> {
    const rows: MailContent[] = await this.tx.query(contentSql, [messageIds]);
    return new Map(rows.map((row) => [row.messageId, row]));
  }

  /** The same person keeps the same unsubscribe link, so that every copy of a mail is equal: who has none yet gets the proposed one. */
  async keepUnsubscribe(proposals: readonly UnsubscribeProposal[]): Promise<Map<string, TokenRow>> {
    const sorted = [...proposals].sort((a, b) => (a.personId < b.personId ? -1 : 1));
    const rows: (TokenRow & { personId: string })[] = await this.tx.query(keepUnsubscribeSql, [
      sorted.map(({ personId }) => personId),
      sorted.map(({ id }) => id),
      sorted.map(({ nonce }) => nonce),
      sorted.map(({ keyVersion }) => keyVersion),
      sorted.map(({ hash }) => hash),
    ]);
    return new Map(rows.map(({ personId, ...token }) => [personId, token]));
  }
}
