import { Controller } from '@nestjs/common';
import { wavePrivacyApi } from '@traccia/contracts';
import { FromRequest, personOf, type Asked } from '../http/asked.js';
import { Serves } from '../http/serves.js';
import { WavePrivacyService } from './wave-privacy.service.js';

@Controller()
export class WavePrivacyController {
  constructor(private readonly privacy: WavePrivacyService) {}

  @Serves(wavePrivacyApi.get)
  get(@FromRequest() asked: Asked<typeof wavePrivacyApi.get>) {
    return this.privacy.get(personOf(asked), asked.params.id);
  }

  @Serves(wavePrivacyApi.preview)
  preview(@FromRequest() asked: Asked<typeof wavePrivacyApi.preview>) {
    return this.privacy.preview(personOf(asked), asked.params.id, asked.query);
  }

  @Serves(wavePrivacyApi.change)
  change(@FromRequest() asked: Asked<typeof wavePrivacyApi.change>) {
    return this.privacy.change(personOf(asked), asked.params.id, asked.body, asked.requestId);
  }
}
