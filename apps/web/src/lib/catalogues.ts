import type account from '../catalogue/en/account.json';
import type activities from '../catalogue/en/activities.json';
import type administration from '../catalogue/en/administration.json';
import type catalogue from '../catalogue/en/catalogue.json';
import type codes from '../catalogue/en/codes.json';
import type demoClock from '../catalogue/en/demo-clock.json';
import type enrolments from '../catalogue/en/enrolments.json';
import type home from '../catalogue/en/home.json';
import type identity from '../catalogue/en/identity.json';
import type impact from '../catalogue/en/impact.json';
import type messages from '../catalogue/en/messages.json';
import type people from '../catalogue/en/people.json';
import type problems from '../catalogue/en/problems.json';
import type shell from '../catalogue/en/shell.json';

/** English is the measure: a key that is not in its catalogue does not compile. */
interface Catalogues {
  account: typeof account;
  activities: typeof activities;
  administration: typeof administration;
  catalogue: typeof catalogue;
  codes: typeof codes;
  'demo-clock': typeof demoClock;
  enrolments: typeof enrolments;
  home: typeof home;
  identity: typeof identity;
  impact: typeof impact;
  messages: typeof messages;
  people: typeof people;
  problems: typeof problems;
  shell: typeof shell;
}
export type Namespace = keyof Catalogues;

/** A counted key is asked for without its plural form. */
type Base<K> = K | (K extends `${infer Stem}_${'one' | 'other'}` ? Stem : never);
export type KeyOf<N extends Namespace> = Base<Extract<keyof Catalogues[N], string>>;

const each: Record<Namespace, true> = {
  account: true,
  activities: true,
  administration: true,
  catalogue: true,
  codes: true,
  'demo-clock': true,
  enrolments: true,
  home: true,
  identity: true,
  impact: true,
  messages: true,
  people: true,
  problems: true,
  shell: true,
};
export const namespaces = Object.keys(each) as Namespace[];
