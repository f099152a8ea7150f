import type { BoardHead } from '@traccia/contracts';
import { balanceOf, type Balance } from '@traccia/training';

const spokenFor = new Set(['selected', 'offered', 'accepted', 'enrolled']);

/** Whether somebody is on the chosen list without being ticked: a decision stands, or a place is taken. */
export function isChosen(state: string): boolean {
  return spokenFor.has(state);
}

/** The balance of everybody who is chosen or ticked right now; ids that the board no longer has count for nothing. */
export function balanceOfChosen(head: BoardHead, ticked: ReadonlySet<string>): Balance {
  return balanceOf(
    head.facts.filter(({ id, state }) => isChosen(state) || ticked.has(id)),
    head.targets,
  );
}
