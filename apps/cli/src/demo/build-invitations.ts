import type { SeededRow } from './bulk-insert.js';
import { Chance } from './chance.js';
import { addDays } from './days.js';
import { newActivity } from './new-activity.js';
import type { DemoWorld } from './world.js';

const unknownAddress = 'r.castellanos@ministry.example';

/** One activity for those who are asked: a person, an organization with its focal point, and an address of nobody. */
export function buildInvitations(world: DemoWorld, seed: number) {
  const chance = new Chance(seed + 425);
  const { today } = world;
  const activity = newActivity(chance, world, 'SDT-PROTECT', {
    code: 'A9009717',
    title: {
      en: 'Policy dialogue on extending social protection',
      fr: 'Dialogue sur l’extension de la protection sociale',
      es: 'Diálogo sobre la ampliación de la protección social',
      ar: 'حوار بشأن توسيع الحماية الاجتماعية',
    },
    starts_on: addDays(today, 120),
    ends_on: addDays(today, 122),
    capacity: 20,
  });
  const person = (role: string) => world.signIns.find((one) => one.role === role)?.person;
  const [guest, focal, manager] = ['participant', 'focal_point', 'activity_manager'].map(person);
  const at = new Date(Date.parse(`${today}T09:00:00Z`) - 3 * 86_400_000);
  const invited = (shape: SeededRow): SeededRow => ({
    id: chance.id(),
    activity_id: activity.id,
    organization_id: null,
    person_id: null,
    email: null,
    locale: 'es',
    invited_by: manager?.id,
    invited_at: at,
    ...shape,
  });
  const guests = [
    { row: invited({ person_id: guest?.id }), to: guest, address: guest?.email },
    { row: invited({ organization_id: focal?.organizationId }), to: focal, address: focal?.email },
    { row: invited({ email: unknownAddress }), to: undefined, address: unknownAddress },
  ];
  return {
    activities: [activity],
    modes: [{ id: activity.id, mode: 'invitation', closes: addDays(today, 35), approval: false }],
    invitations: guests.map(({ row }) => row),
    messages: guests.map(({ row, to, address }): SeededRow => ({
      id: chance.id(),
      kind: 'application.invited',
      subject_type: 'activity_invitation',
      subject_id: row.id,
      ordinal: 0,
      recipient: to?.id ?? unknownAddress,
      recipient_person_id: to?.id ?? null,
      locale: to?.locale ?? 'es',
      state: 'sent',
      due_at: at,
      not_before: at,
      attempt: 1,
      sent_at: at,
      sent_to: address,
      created_at: at,
    })),
  };
}
