import type { Role } from '@traccia/contracts';
import { logisticsMusts } from '@traccia/contracts';
import { makeActivity } from '../../support/factories.js';
import type { AccessOfNoun } from './access-of-noun.js';

const selects: readonly Role[] = ['activity_manager', 'administrator'];
const travels: readonly Role[] = ['activity_manager', 'administrator', 'travel_officer'];
const fullForm = Object.fromEntries(logisticsMusts.map((field) => [field, 'none']));

export const selection: AccessOfNoun = {
  rules: {
    'selection.head': { opens: selects, names: 'activity to manage' },
    'selection.board': { opens: selects, names: 'activity to manage' },
    'selection.applicant': { opens: selects, names: 'activity to manage' },
    'selection.set-criteria': { opens: selects, names: 'activity to manage' },
    'selection.score': { opens: selects, names: 'activity to manage', meets: [400, 409] },
    'selection.add-note': { opens: selects, names: 'activity to manage' },
    'selection.declare-conflict': { opens: selects, names: 'activity to manage' },
    'selection.decide': { opens: selects, names: 'activity to manage', meets: [409] },
    'selection.preview-letters': { opens: selects, names: 'activity to manage' },
    'selection.send-letters': { opens: selects, names: 'activity to manage', meets: [409] },
    'selection.rules': { opens: selects, names: 'activity to manage' },
    'selection.set-rules': { opens: selects, names: 'activity to manage', meets: [412] },
    'funding.list': { opens: selects, names: 'activity to manage' },
    'funding.set-of-application': { opens: selects, names: 'activity to manage' },
    'funding.set-of-enrolment': { opens: selects, names: 'activity to manage' },
    'offers.mine': { opens: 'signed-in' },
    'offers.accept': { opens: 'signed-in', names: 'own offer', meets: [409] },
    'offers.refuse': { opens: 'signed-in', names: 'own offer', meets: [409] },
    'offers.withdrawal-terms': { opens: 'signed-in', names: 'own enrolment' },
    'logistics.mine': { opens: 'signed-in', names: 'own enrolment' },
    'logistics.save': { opens: 'signed-in', names: 'own enrolment', meets: [412] },
    'logistics.list': { opens: travels, names: 'travel to arrange' },
  },
  requests: {
    'selection.head': (side) => ({ params: { id: side.activityId } }),
    'selection.board': (side) => ({ params: { id: side.activityId } }),
    'selection.applicant': (side) => ({ params: { id: side.planted.applicant ?? '' } }),
    'selection.set-criteria': (side) => ({
      params: { id: side.activityId },
      body: { criteria: [{ id: side.planted.criterion, title: 'Experience', weight: 1 }] },
    }),
    'selection.score': (side) => ({
      params: { id: side.planted.applicant ?? '' },
      body: { scores: [{ criterionId: side.planted.criterion, score: 4 }] },
    }),
    'selection.add-note': (side) => ({
      params: { id: side.planted.applicant ?? '' },
      body: { text: 'Knows' },
    }),
    'selection.declare-conflict': (side) => ({
      params: { id: side.planted.applicant ?? '' },
      body: { reason: null },
    }),
    'selection.decide': (side) => ({
      params: { id: side.activityId },
      body: { decision: 'reserve', applicationIds: [side.planted.applicant], reason: null },
    }),
    'selection.preview-letters': (side) => ({ params: { id: side.activityId } }),
    'selection.send-letters': (side) => ({ params: { id: side.activityId }, body: { decisions: 1 } }),
    'selection.rules': (side) => ({ params: { id: side.activityId } }),
    'selection.set-rules': (side) => ({
      params: { id: side.activityId },
      body: {
        cancellationBands: [{ daysBefore: 0, percent: 100 }],
        fellowshipRule: null,
        logisticsKeepDays: 30,
        version: 0,
      },
    }),
    'funding.list': (side) => ({ params: { id: side.activityId } }),
    'funding.set-of-application': (side) => ({
      params: { id: side.planted.applicant ?? '' },
      body: { lines: [] },
    }),
    'funding.set-of-enrolment': (side) => ({ params: { id: side.enrolmentId }, body: { lines: [] } }),
    'offers.mine': () => ({}),
    'offers.accept': (side) => ({ params: { id: side.planted.offer ?? '' } }),
    'offers.refuse': (side) => ({ params: { id: side.planted.offerToRefuse ?? '' }, body: { reason: null } }),
    'offers.withdrawal-terms': (side) => ({ params: { id: side.enrolmentId } }),
    'logistics.mine': (side) => ({ params: { activityId: side.activityId } }),
    'logistics.save': (side) => ({
      params: { activityId: side.activityId },
      body: { details: { ...fullForm, visa: 'needed' }, send: true, version: 0 },
    }),
    'logistics.list': (side) => ({ params: { id: side.activityId } }),
  },
  /** An applicant on the reserve list who has not been told, and two offers elsewhere of who holds the side's place. */
  plant: async (owner, side) => {
    const applied = async (activityId: string, personId: string, state: string): Promise<string> => {
      const [row]: { id: string }[] = await owner.query(
        `INSERT INTO application (activity_id, person_id, organization_id, constituent_group, state, submitted_at)
         VALUES ($1, $2, $3, 'workers_org', $4, clock_timestamp()) RETURNING id`,
        [activityId, personId, side.organizationId, state],
      );
      return row?.id ?? '';
    };
    const offered = async (): Promise<string> => {
      const activityId = await makeActivity(owner, { courseId: side.courseId });
      const [offer]: { id: string }[] = await owner.query(
        `WITH decided AS (INSERT INTO selection_decision (activity_id, application_id, decision, letter_sent_at)
           VALUES ($1, $2, 'offer', clock_timestamp()) RETURNING id)
         INSERT INTO offer (activity_id, application_id, decision_id, expires_at)
         SELECT $1, $2, decided.id, clock_timestamp() + interval '7 days' FROM decided RETURNING id`,
        [activityId, await applied(activityId, side.personId, 'offered')],
      );
      return offer?.id ?? '';
    };
    const applicant = await applied(side.activityId, side.colleagueId, 'reserve');
    await owner.query(
      `INSERT INTO selection_decision (activity_id, application_id, decision, reserve_position) VALUES ($1, $2, 'reserve', 1)`,
      [side.activityId, applicant],
    );
    const [criterion]: { id: string }[] = await owner.query(
      `INSERT INTO selection_criterion (activity_id, position, title, weight) VALUES ($1, 1, 'Need', 2) RETURNING id`,
      [side.activityId],
    );
    return {
      applicant,
      criterion: criterion?.id ?? '',
      offer: await offered(),
      offerToRefuse: await offered(),
    };
  },
};
