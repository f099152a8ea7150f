import { permissionsOfRole, type Role } from '@traccia/contracts';
import { placesFor } from './places';

const meAs = (...roles: Role[]) => ({ permissions: roles.flatMap((role) => [...permissionsOfRole[role]]) });
const keysFor = (me: Parameters<typeof placesFor>[0]) =>
  placesFor(me).map(({ key }) => key.replace('place.', ''));

it('shows nothing but the catalogue to strangers', () => {
  expect(keysFor(null)).toEqual(['catalogue']);
});

it.each([
  ['participant', ['home', 'catalogue', 'mine', 'my_applications']],
  ['trainer', ['home', 'catalogue', 'activities', 'instruments']],
  ['observer', ['home', 'catalogue', 'impact']],
  [
    'evaluator',
    [
      'home',
      'catalogue',
      'activities',
      'courses',
      'answers',
      'instruments',
      'organizations',
      'outbox',
      'impact',
    ],
  ],
] as const)('shows a %s the places of the role', (role, places) => {
  expect(keysFor(meAs(role))).toEqual(places);
});

it('shows several roles as one list', () => {
  expect(keysFor(meAs('trainer', 'observer'))).toEqual([
    'home',
    'catalogue',
    'activities',
    'instruments',
    'impact',
  ]);
});

it('leads administrators to the administration', () => {
  expect(keysFor(meAs('administrator'))).toContain('administration');
  expect(keysFor(meAs('activity_manager'))).not.toContain('administration');
});
