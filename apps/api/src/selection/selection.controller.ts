import { Controller } from '@nestjs/common';
import { selectionApi } from '@traccia/contracts';
import { FromRequest, personOf, type Asked } from '../http/asked.js';
import { Serves } from '../http/serves.js';
import { DecideService } from './decide.service.js';
import { LettersService } from './letters.service.js';
import { PanelService } from './panel.service.js';
import { SelectionBoardService } from './selection-board.service.js';

@Controller()
export class SelectionController {
  constructor(
    private readonly boards: SelectionBoardService,
    private readonly panel: PanelService,
    private readonly decisions: DecideService,
    private readonly letters: LettersService,
  ) {}

  @Serves(selectionApi.head)
  head(@FromRequest() asked: Asked<typeof selectionApi.head>) {
    return this.boards.head(personOf(asked), asked.params.id);
  }

  @Serves(selectionApi.board)
  board(@FromRequest() asked: Asked<typeof selectionApi.board>) {
    return this.boards.page(personOf(asked), asked.params.id, asked.query);
  }

  @Serves(selectionApi.applicant)
  applicant(@FromRequest() asked: Asked<typeof selectionApi.applicant>) {
    return this.panel.applicant(personOf(asked), asked.params.id);
  }

  @Serves(selectionApi.setCriteria)
  setCriteria(@FromRequest() asked: Asked<typeof selectionApi.setCriteria>) {
    return this.panel.setCriteria(personOf(asked), asked.params.id, asked.body.criteria, asked.requestId);
  }

  @Serves(selectionApi.score)
  score(@FromRequest() asked: Asked<typeof selectionApi.score>) {
    return this.panel.score(actOf(asked), asked.body.scores);
  }

  @Serves(selectionApi.addNote)
  addNote(@FromRequest() asked: Asked<typeof selectionApi.addNote>) {
    return this.panel.addNote(actOf(asked), asked.body.text);
  }

  @Serves(selectionApi.declareConflict)
  declareConflict(@FromRequest() asked: Asked<typeof selectionApi.declareConflict>) {
    return this.panel.declareConflict(actOf(asked), asked.body.reason);
  }

  @Serves(selectionApi.decide)
  decide(@FromRequest() asked: Asked<typeof selectionApi.decide>) {
    return this.decisions.decide(personOf(asked), asked.params.id, asked.body, asked.requestId);
  }

  @Serves(selectionApi.previewLetters)
  previewLetters(@FromRequest() asked: Asked<typeof selectionApi.previewLetters>) {
    return this.letters.preview(personOf(asked), asked.params.id);
  }

  @Serves(selectionApi.sendLetters)
  sendLetters(@FromRequest() asked: Asked<typeof selectionApi.sendLetters>) {
    return this.letters.send(personOf(asked), asked.params.id, asked.body.decisions, asked.requestId);
  }
}

function actOf(asked: Pick<Asked<typeof selectionApi.applicant>, 'params' | 'subject' | 'requestId'>) {
  return { subject: personOf(asked), applicationId: asked.params.id, requestId: asked.requestId };
}
