import { Controller, Header } from '@nestjs/common';
import { calendarApi } from '@traccia/contracts';
import { FromRequest, personOf, type Asked } from '../http/asked.js';
import { Serves } from '../http/serves.js';
import { CalendarService } from './calendar.service.js';

const mediaType = 'text/calendar; charset=utf-8';

@Controller()
export class CalendarController {
  constructor(private readonly calendar: CalendarService) {}

  @Serves(calendarApi.activity)
  @Header('content-type', mediaType)
  @Header('content-disposition', 'attachment; filename="activity.ics"')
  activity(@FromRequest() asked: Asked<typeof calendarApi.activity>) {
    return this.calendar.activity(asked.params.code);
  }

  @Serves(calendarApi.feed)
  @Header('content-type', mediaType)
  feed(@FromRequest() asked: Asked<typeof calendarApi.feed>) {
    return this.calendar.feed(asked.params.token);
  }

  @Serves(calendarApi.myFeed)
  myFeed(@FromRequest() asked: Asked<typeof calendarApi.myFeed>) {
    return this.calendar.myFeed(personOf(asked));
  }

  @Serves(calendarApi.makeFeed)
  makeFeed(@FromRequest() asked: Asked<typeof calendarApi.makeFeed>) {
    return this.calendar.makeFeed(personOf(asked), asked.requestId);
  }

  @Serves(calendarApi.endFeed)
  endFeed(@FromRequest() asked: Asked<typeof calendarApi.endFeed>) {
    return this.calendar.endFeed(personOf(asked), asked.requestId);
  }
}
