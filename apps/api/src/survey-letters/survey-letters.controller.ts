import { Controller } from '@nestjs/common';
import { surveyLettersApi } from '@traccia/contracts';
import { FromRequest, personOf, type Asked } from '../http/asked.js';
import { Serves } from '../http/serves.js';
import { SurveyLettersService } from './survey-letters.service.js';

@Controller()
export class SurveyLettersController {
  constructor(private readonly letters: SurveyLettersService) {}

  @Serves(surveyLettersApi.list)
  list(@FromRequest() asked: Asked<typeof surveyLettersApi.list>) {
    return this.letters.list(personOf(asked));
  }

  @Serves(surveyLettersApi.samples)
  samples(@FromRequest() asked: Asked<typeof surveyLettersApi.samples>) {
    return this.letters.listSamples(personOf(asked), asked.query);
  }

  @Serves(surveyLettersApi.save)
  save(@FromRequest() asked: Asked<typeof surveyLettersApi.save>) {
    return this.letters.save(personOf(asked), asked.params, asked.body, asked.requestId);
  }

  @Serves(surveyLettersApi.reset)
  reset(@FromRequest() asked: Asked<typeof surveyLettersApi.reset>) {
    return this.letters.reset(personOf(asked), asked.params, asked.body.version, asked.requestId);
  }

  @Serves(surveyLettersApi.test)
  test(@FromRequest() asked: Asked<typeof surveyLettersApi.test>) {
    return this.letters.test(personOf(asked), asked.body, asked.requestId);
  }
}
