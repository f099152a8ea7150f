import * as z from 'zod';
import { defineEndpoint } from './endpoint.js';
import { noContent, tokenSchema } from './fields.js';

const feedSchema = z.object({
  url: z.string().nullable().describe('address for a calendar program; null = no feed'),
});

/** Sessions as iCalendar: of one activity for anybody, of one person behind a secret address. */
export const calendarApi = {
  activity: defineEndpoint({
    id: 'calendar.activity',
    method: 'GET',
    path: '/api/catalogue/:code/calendar',
    permission: 'public',
    status: 200,
    summary: 'The sessions of one activity for a calendar program',
    params: z.object({ code: z.string().min(1).max(80) }),
    answersWith: 'text/calendar',
    answer: z.string(),
  }),
  feed: defineEndpoint({
    id: 'calendar.feed',
    method: 'GET',
    path: '/api/calendar/:token',
    permission: 'public',
    status: 200,
    summary: 'The sessions of one person; calendar programs read it again and again',
    params: z.object({ token: tokenSchema }),
    answersWith: 'text/calendar',
    answer: z.string(),
    // Calendar services ask for many people from few addresses.
    rateLimit: { hits: 600, windowSeconds: 60, by: 'address' },
  }),
  myFeed: defineEndpoint({
    id: 'calendar.my-feed',
    method: 'GET',
    path: '/api/me/calendar-feed',
    permission: 'signed-in',
    status: 200,
    summary: 'The address of my calendar feed, if there is one',
    answer: feedSchema,
  }),
  makeFeed: defineEndpoint({
    id: 'calendar.make-feed',
    method: 'POST',
    path: '/api/me/calendar-feed',
    permission: 'signed-in',
    status: 201,
    summary: 'A new address for my calendar feed; the one before stops working',
    answer: feedSchema,
  }),
  endFeed: defineEndpoint({
    id: 'calendar.end-feed',
    method: 'DELETE',
    path: '/api/me/calendar-feed',
    permission: 'signed-in',
    status: 204,
    summary: 'Stop my calendar feed',
    answer: noContent,
  }),
};
