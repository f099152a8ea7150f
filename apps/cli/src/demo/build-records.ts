import type { LocalisedText } from '@traccia/contracts';
import type { AnswerMap, RespondentRecord } from '@traccia/survey';
import type { Chance } from './chance.js';
import type {
  DemoActivity,
  DemoInvitation,
  DemoObjective,
  DemoPerson,
  DemoResponse,
  DemoStaff,
} from './world.js';

const titles: LocalisedText[] = [
  {
    en: 'Apply international labour standards to a case from your country.',
    fr: 'Appliquer les normes internationales du travail à un cas de votre pays.',
    es: 'Aplicar las normas internacionales del trabajo a un caso de su país.',
    ar: 'تطبيق معايير العمل الدولية على حالة من بلدك.',
  },
  {
    en: 'Prepare a report with the other groups.',
    fr: 'Préparer un rapport avec les autres groupes.',
    es: 'Preparar una memoria con los otros grupos.',
    ar: 'إعداد تقرير مع الأطراف الأخرى.',
  },
  {
    en: 'Lead a meeting in which all three sides are heard.',
    fr: 'Conduire une réunion où les trois parties sont entendues.',
    es: 'Dirigir una reunión en la que se escuche a las tres partes.',
    ar: 'إدارة اجتماع يُستمع فيه إلى الأطراف الثلاثة.',
  },
];

export function buildObjectives(chance: Chance, activities: readonly DemoActivity[]): DemoObjective[] {
  return activities.flatMap(({ id }) =>
    titles.map((title, i) => ({
      id: chance.id(),
      activityId: id,
      code: `LO${i + 1}`,
      position: i + 1,
      title,
    })),
  );
}

/** By activity: who taught, and what was to be learned. */
export function buildRecords(
  activities: readonly DemoActivity[],
  objectives: readonly DemoObjective[],
  staff: readonly DemoStaff[],
  people: readonly DemoPerson[],
): Map<string, RespondentRecord> {
  const names = new Map(people.map(({ id, givenName, familyName }) => [id, `${givenName} ${familyName}`]));
  return new Map(
    activities.map((activity): [string, RespondentRecord] => {
      const trainers = staff
        .filter(({ activityId, staffRole }) => activityId === activity.id && staffRole !== 'manager')
        .map(({ personId }) => ({ code: personId, text: { en: names.get(personId) ?? '' } }));
      const own = objectives.filter(({ activityId }) => activityId === activity.id);
      return [
        activity.id,
        {
          fields: { activityTitle: activity.title },
          lists: { trainers, objectives: own.map(({ id, title }) => ({ code: id, text: title })) },
        },
      ];
    }),
  );
}

/** The record with the actions that somebody planned on the last day. */
export function withPlan(record: RespondentRecord, answers: AnswerMap | undefined): RespondentRecord {
  const actions = [1, 2, 3].flatMap((place) => {
    const planned = answers?.[`EOA-PLAN-WHAT#${place}`];
    return planned && 'text' in planned ? [{ code: String(place), text: { en: planned.text } }] : [];
  });
  return { ...record, lists: { ...record.lists, actions } };
}

/** Enrolment → the form of the last day, as far as it names an action. */
export function keepPlans(
  plans: Map<string, AnswerMap>,
  invitations: readonly DemoInvitation[],
  responses: readonly DemoResponse[],
): void {
  const enrolments = new Map(invitations.map(({ id, enrolmentId }) => [id, enrolmentId]));
  for (const { invitationId, answers } of responses) {
    const enrolment = enrolments.get(invitationId);
    if (enrolment && answers['EOA-PLAN-WHAT#1']) plans.set(enrolment, answers);
  }
}
