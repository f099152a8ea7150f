import { Injectable } from '@nestjs/common';
import type { AnswerOf, openAnswersApi } from '@traccia/contracts';
import { type ActivityText, OpenTextRepository, SettingRepository } from '@traccia/persistence';
import type { InstrumentDefinition } from '@traccia/survey';
import { DataSource } from 'typeorm';
import { Problem } from '../http/problem.js';
import type { PersonSubject } from '../http/subject.js';
import { activityAnswersScope, thresholdFor } from './open-answers.policy.js';
import { questionText } from './read-texts.service.js';

type Answer = AnswerOf<typeof openAnswersApi.ofActivity>;
const mostTexts = 500;

/** What was written at the end of an activity, for those who gave it: once nothing can come any more, and shuffled. */
@Injectable()
export class ActivityAnswersService {
  constructor(private readonly db: DataSource) {}

  async read(subject: PersonSubject, activityId: string): Promise<Answer> {
    const texts = new OpenTextRepository(this.db.manager);
    const scope = activityAnswersScope(subject);
    if (!(await texts.activityInScope(scope, activityId))) throw new Problem('request.not-found');
    const waves = await texts.endWaves(scope, activityId);
    if (waves.some(({ state }) => state !== 'closed')) throw new Problem('answers.still-open');
    const [written, definitions, { disclosureThreshold }] = await Promise.all([
      texts.textsOfWaves(waves.map(({ id }) => id)),
      texts.definitions([...new Set(waves.map(({ versionId }) => versionId))]),
      new SettingRepository(this.db.manager).read(),
    ]);
    const codes = [...new Set(written.map(({ itemCode }) => itemCode))];
    return {
      threshold: disclosureThreshold,
      questions: codes.map((code) =>
        presentQuestion(
          written.filter(({ itemCode }) => itemCode === code),
          [...definitions.values()],
          disclosureThreshold,
        ),
      ),
    };
  }
}

function presentQuestion(
  texts: readonly ActivityText[],
  definitions: readonly InstrumentDefinition[],
  threshold: number,
): Answer['questions'][number] {
  const itemCode = texts[0]?.itemCode ?? '';
  const people = new Set(texts.map(({ responseId }) => responseId)).size;
  const few =
    people <
    thresholdFor(
      texts.some(({ sensitive }) => sensitive),
      threshold,
    );
  const asked = definitions.map((definition) => questionText(definition, itemCode));
  return {
    itemCode,
    text: asked.find((text) => Object.keys(text).length > 0) ?? {},
    hidden: few ? 'below_threshold' : null,
    texts: few ? [] : texts.slice(0, mostTexts).map(({ id, text }) => ({ id, text })),
  };
}
