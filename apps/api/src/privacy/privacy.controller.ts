import { Controller } from '@nestjs/common';
import { privacyApi } from '@traccia/contracts';
import { FromRequest, personOf, type Asked } from '../http/asked.js';
import { Serves } from '../http/serves.js';
import { MyDataService } from './my-data.service.js';
import { PrivacyRequestsService } from './privacy-requests.service.js';

@Controller()
export class PrivacyController {
  constructor(
    private readonly myData: MyDataService,
    private readonly requests: PrivacyRequestsService,
  ) {}

  @Serves(privacyApi.mine)
  mine(@FromRequest() asked: Asked<typeof privacyApi.mine>) {
    return this.myData.read(personOf(asked));
  }

  @Serves(privacyApi.giveConsent)
  giveConsent(@FromRequest() asked: Asked<typeof privacyApi.giveConsent>) {
    return this.myData.giveConsent(personOf(asked), asked.body, asked.requestId);
  }

  @Serves(privacyApi.withdrawConsent)
  withdrawConsent(@FromRequest() asked: Asked<typeof privacyApi.withdrawConsent>) {
    return this.myData.withdrawConsent(personOf(asked), asked.params.purpose, asked.requestId);
  }

  @Serves(privacyApi.askExport)
  askExport(@FromRequest() asked: Asked<typeof privacyApi.askExport>) {
    return this.myData.askExport(personOf(asked), asked.requestId);
  }

  @Serves(privacyApi.download)
  download(@FromRequest() asked: Asked<typeof privacyApi.download>) {
    return this.myData.download(personOf(asked), asked.params.id);
  }

  @Serves(privacyApi.askErasure)
  askErasure(@FromRequest() asked: Asked<typeof privacyApi.askErasure>) {
    return this.myData.askErasure(personOf(asked), asked.body.note, asked.requestId);
  }

  @Serves(privacyApi.cancelErasure)
  cancelErasure(@FromRequest() asked: Asked<typeof privacyApi.cancelErasure>) {
    return this.myData.cancelErasure(personOf(asked), asked.requestId);
  }

  @Serves(privacyApi.listRequests)
  listRequests(@FromRequest() asked: Asked<typeof privacyApi.listRequests>) {
    return this.requests.list(asked.query);
  }

  @Serves(privacyApi.decide)
  decide(@FromRequest() asked: Asked<typeof privacyApi.decide>) {
    return this.requests.decide(personOf(asked), asked.params.id, asked.body, asked.requestId);
  }
}
