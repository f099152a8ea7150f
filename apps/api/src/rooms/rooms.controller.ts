import { Controller } from '@nestjs/common';
import { roomsApi } from '@traccia/contracts';
import { FromRequest, personOf, type Asked } from '../http/asked.js';
import { Serves } from '../http/serves.js';
import { RoomsService } from './rooms.service.js';

@Controller()
export class RoomsController {
  constructor(private readonly rooms: RoomsService) {}

  @Serves(roomsApi.ofActivity)
  ofActivity(@FromRequest() asked: Asked<typeof roomsApi.ofActivity>) {
    return this.rooms.ofActivity(personOf(asked), asked.params.id);
  }

  @Serves(roomsApi.get)
  get(@FromRequest() asked: Asked<typeof roomsApi.get>) {
    return this.rooms.get(personOf(asked), asked.params.id);
  }

  @Serves(roomsApi.open)
  open(@FromRequest() asked: Asked<typeof roomsApi.open>) {
    return this.rooms.open(personOf(asked), asked.params.id, asked.requestId);
  }

  @Serves(roomsApi.close)
  close(@FromRequest() asked: Asked<typeof roomsApi.close>) {
    return this.rooms.close(personOf(asked), asked.params.id, asked.requestId);
  }

  @Serves(roomsApi.enter)
  async enter(@FromRequest() asked: Asked<typeof roomsApi.enter>) {
    asked.raw.reply.header('location', await this.rooms.wayIn(asked.subject, asked.params.id));
    asked.raw.reply.header('cache-control', 'no-store');
  }
}
