import { Controller } from '@nestjs/common';
import { contactChoicesApi } from '@traccia/contracts';
import { FromRequest, personOf, type Asked } from '../http/asked.js';
import { Serves } from '../http/serves.js';
import { ContactChoicesService } from './contact-choices.service.js';

@Controller()
export class ContactChoicesController {
  constructor(private readonly choices: ContactChoicesService) {}

  @Serves(contactChoicesApi.readByLink)
  readByLink(@FromRequest() asked: Asked<typeof contactChoicesApi.readByLink>) {
    return this.choices.readByLink(asked.body.token);
  }

  @Serves(contactChoicesApi.changeByLink)
  changeByLink(@FromRequest() asked: Asked<typeof contactChoicesApi.changeByLink>) {
    return this.choices.changeByLink(asked.body, asked.requestId);
  }

  @Serves(contactChoicesApi.mine)
  mine(@FromRequest() asked: Asked<typeof contactChoicesApi.mine>) {
    return this.choices.read(personOf(asked).personId);
  }

  @Serves(contactChoicesApi.change)
  change(@FromRequest() asked: Asked<typeof contactChoicesApi.change>) {
    return this.choices.change('person', personOf(asked).personId, asked.body, asked.requestId);
  }
}
