import { checkBounds, checkChoices, checkCodes, checkScoring } from './checks/check-codes.js';
import { checkRules } from './checks/check-rules.js';
import { checkLanguages, checkLength, checkMentions, checkPrivacy } from './checks/check-texts.js';
import type { InstrumentFault } from './checks/fault.js';
import type { InstrumentDefinition } from './definition.js';

/**
 * What stands against publishing an instrument, and what an author should weigh first.
 *
 * Errors: codes missing or twice, questions without choices or words, bounds that cross, keys and rules that name what
 * is not there or comes later, mentions of what is not known, languages that lack texts, and whatever names a person
 * in an anonymous form. Warnings: what is never shown, what nothing uses, what is too long to be answered.
 *
 * @param definition of the right shape; a draft goes through `mendDefinition` first
 * @returns faults, each with the place where it is mended; empty when nothing is wrong
 * @example checkInstrument(endOfActivity) // []
 */
export function checkInstrument(definition: InstrumentDefinition): InstrumentFault[] {
  return [
    ...checkCodes(definition),
    ...checkChoices(definition),
    ...checkBounds(definition),
    ...checkScoring(definition),
    ...checkRules(definition),
    ...checkMentions(definition),
    ...checkPrivacy(definition),
    ...checkLanguages(definition),
    ...checkLength(definition),
  ];
}
