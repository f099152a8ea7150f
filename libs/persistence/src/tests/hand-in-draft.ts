import { randomUUID } from 'node:crypto';
import { completeness } from '@traccia/impact';
import {
  checkAnswers,
  completenessCounts,
  type AnswerMap,
  type InstrumentDefinition,
  scoreResponse,
  toAnswerRows,
} from '@traccia/survey';
import type { EntityManager } from 'typeorm';
import { StoredFileRepository } from '../files/stored-file.repository.js';
import { InstrumentRepository } from '../instruments/instrument.repository.js';
import { ResponseRepository } from '../responses/response.repository.js';
import type { DueSitting } from './test-sitting.repository.js';

/**
 * What was saved when the time ran out becomes the answer, so that nothing entered is lost; what does not fit is left
 * out, nothing is demanded. Nothing saved is an attempt without answers: a break-off without a score, for what was not
 * answered is not known to be wrong. The caller holds the lock of the invitation.
 */
export async function handInDraft(tx: EntityManager, sitting: DueSitting): Promise<void> {
  const version = await new InstrumentRepository(tx).findVersion(sitting.instrumentVersionId);
  if (!version) throw new Error('a wave without its instrument version');
  const responses = new ResponseRepository(tx);
  const stored = await responses.findForInvitation(sitting.invitationId);
  const draft = await withOwnFiles(tx, sitting.invitationId, stored?.draft ?? {});
  const { accepted } = checkAnswers(version.definition, draft, 'draft');
  const written = await responses.submit({
    invitationId: sitting.invitationId,
    answerState: sitting.answerState,
    instrumentVersionId: sitting.instrumentVersionId,
    clientId: randomUUID(),
    locale: stored?.locale ?? sitting.locale,
    ...resultOf(version.definition, accepted),
    answers: toAnswerRows(version.definition, accepted),
  });
  if (!written) throw new Error('the invitation was not locked');
  if (version.state !== 'frozen') await new InstrumentRepository(tx).freeze(version.id);
}

function resultOf(definition: InstrumentDefinition, accepted: AnswerMap) {
  const { answeredRequired, shownRequired } = completenessCounts(definition, accepted);
  const empty = Object.keys(accepted).length === 0;
  return {
    completeness: completeness(answeredRequired, shownRequired),
    score: empty ? null : scoreResponse(definition, accepted),
  };
}

/** A file that is not of this link, or not there any more, is no answer. */
async function withOwnFiles(tx: EntityManager, invitationId: string, draft: AnswerMap): Promise<AnswerMap> {
  const named = Object.values(draft).flatMap((value) => ('file' in value ? [value.file] : []));
  if (named.length === 0) return draft;
  const own = await new StoredFileRepository(tx).findOfInvitation(invitationId, named);
  return Object.fromEntries(
    Object.entries(draft).filter(([, value]) => !('file' in value) || own.includes(value.file)),
  );
}
