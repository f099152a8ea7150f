import type { EventName, JobName } from '@traccia/contracts';

/** What happens after an event. Every event is named here, also when nothing follows. */
export const subscriptions: Record<EventName, readonly JobName[]> = {
  'person.signed-up': ['mail.send-due'],
  'person.mail-asked': ['mail.send-due'],
  'application.submitted': ['application.confirm'],
  'application.withdrawn': [],
  'application.invited': ['application.invite'],
  'nomination.sent': ['nomination.invite'],
  'nomination.answered': [],
  'enrolment.created': ['enrolment.confirm'],
  'enrolments.created': ['enrolments.confirm'],
  'enrolment.promoted': ['enrolment.confirm'],
  'enrolment.withdrawn': [],
  'enrolment.replaced': ['enrolment.confirm'],
  'selection.told': ['selection.tell'],
  'activity.cancelled': ['activity.tell-cancelled'],
  'activity.dates-moved': ['wave.find-due'],
  'activities.handed-over': ['hand-over.tell'],
  'deputy.named': ['deputy.tell'],
  'privacy.export-asked': ['privacy.export'],
  'privacy.erasure-confirmed': ['privacy.erase'],
  'response.submitted': ['impact.mark-stale'],
  'impact.recomputation-asked': ['impact.compute'],
  'transfer.asked': ['transfer.run'],
  'transfer.confirmed': ['transfer.run'],
  'wave.closed': ['impact.compute', 'wave.count-answers'],
  'mailing.scheduled': ['mailing.find-due'],
  'mail.returned': ['mail.read-returned'],
  'clock.moved': [
    'test.close-over',
    'wave.find-due',
    'wave.mark-answered',
    'wave.count-answers',
    'wave.cut-links',
    'invitation.find-due',
    'offer.find-due',
    'logistics.delete-due',
    'mailing.find-due',
    'mail.send-due',
  ],
  'assignment.marked': ['assignment.return'],
  'certificates.asked': ['certificates.issue'],
  'certificate.preview-asked': ['certificates.issue'],
};

export function jobsFor(event: string): readonly JobName[] | null {
  return Object.hasOwn(subscriptions, event) ? subscriptions[event as EventName] : null;
}
