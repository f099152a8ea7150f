import type {
  AnswerOf,
  ApplicationForm,
  ApplicationRow,
  applicationsApi,
  InvitedGuest,
  MyApplication,
} from '@traccia/contracts';
import type {
  ApplicationDetailEntry,
  ApplicationEntry,
  ApplicationFormEntry,
  AuditLine,
  InvitedEntry,
  MyApplicationEntry,
  WayInEntry,
} from '@traccia/persistence';
import { forRespondent, type InstrumentDefinition } from '@traccia/survey';
import { mayApply, mayWithdrawApplication, shownState } from '@traccia/training';

export function presentMyApplication(entry: MyApplicationEntry): MyApplication {
  return {
    ...entry,
    state: shownState(entry.state, entry.told),
    mayWithdraw: mayWithdrawApplication(entry.state),
    submittedAt: entry.submittedAt?.toISOString() ?? null,
  };
}

export function presentForm(
  entry: ApplicationFormEntry,
  definition: InstrumentDefinition,
  open: boolean,
): Omit<ApplicationForm, 'consentTexts'> {
  return {
    ...entry,
    state: shownState(entry.state, entry.told),
    open,
    definition: forRespondent(definition),
  };
}

export function presentWayIn(entry: WayInEntry): AnswerOf<typeof applicationsApi.wayIn> {
  const { myApplication } = entry;
  const asks = entry.admissionMode === 'nomination' ? 'nomination' : 'form';
  const direct = entry.admissionMode === 'direct_registration';
  return {
    activityId: entry.activityId,
    mode: entry.admissionMode,
    closesOn: entry.applicationClosesOn,
    timeZone: entry.timeZone,
    refusal: direct ? null : mayApply(entry, asks, entry.invited, entry.today),
    nominators: entry.nominators,
    myApplication: myApplication && {
      id: myApplication.id,
      state: shownState(myApplication.state, myApplication.told),
    },
  };
}

export function presentApplicationRow({ sortKey: _, ...entry }: ApplicationEntry): ApplicationRow {
  return { ...entry, submittedAt: entry.submittedAt?.toISOString() ?? null };
}

export function presentApplication(
  entry: ApplicationDetailEntry,
  definition: InstrumentDefinition,
  history: readonly AuditLine[],
): AnswerOf<typeof applicationsApi.get> {
  const { approval } = entry;
  return {
    ...entry,
    ...presentApplicationRow(entry),
    approval: approval && { ...approval, decidedAt: new Date(approval.decidedAt).toISOString() },
    definition: forRespondent(definition),
    history: history.map(({ at, act, actorName }) => ({ at: at.toISOString(), act, actorName })),
  };
}

export function presentGuest(entry: InvitedEntry): InvitedGuest {
  const { declinedAt, resent: _, mails, sent, waiting, failure, ...guest } = entry;
  const declined = declinedAt === null ? 'invited' : 'declined';
  return {
    ...guest,
    invitedAt: guest.invitedAt.toISOString(),
    state: guest.applicants > 0 ? 'applied' : declined,
    mail: {
      state: mailState({ mails, sent, waiting }, guest.organizationName),
      count: mails,
      reason: failure,
    },
  };
}

/** Until the worker has planned it, a person's mail waits; an organization without a focal point has none to come. */
function mailState(
  { mails, sent, waiting }: Pick<InvitedEntry, 'mails' | 'sent' | 'waiting'>,
  organization: string | null,
): InvitedGuest['mail']['state'] {
  if (mails === 0) return organization === null ? 'waiting' : 'nobody';
  if (waiting > 0) return 'waiting';
  return sent > 0 ? 'sent' : 'failed';
}
