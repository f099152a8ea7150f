import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';

export interface Figures {
  outbox: number;
  deliveries: number;
  dead: number;
  messages: { state: string; count: number }[];
  oldestDueSeconds: number | null;
  clockSkewSeconds: number;
  refusesWork: boolean;
  clockInDoubt: boolean;
  queueReachable: boolean;
  mailRelayBroken: boolean;
  invitations: { expected: number; unaccounted: number };
  withoutPlan: number;
  returnMailboxAway: boolean;
  figuresDiffering: number;
}

/** What an operator watches; the alarm belongs on the age of the oldest due mail. */
export class WorkerMetrics {
  readonly registry = new Registry();
  private readonly single: Record<string, Gauge>;
  private readonly messages: Gauge;

  constructor() {
    collectDefaultMetrics({ register: this.registry, prefix: 'traccia_worker_' });
    this.messages = new Gauge({
      name: 'traccia_messages',
      help: 'mails in the ledger by state',
      labelNames: ['state'],
      registers: [this.registry],
    });
    this.single = {
      traccia_outbox_waiting: this.gauge('traccia_outbox_waiting', 'events not yet relayed'),
      traccia_deliveries_waiting: this.gauge('traccia_deliveries_waiting', 'deliveries not yet done'),
      traccia_deliveries_dead: this.gauge('traccia_deliveries_dead', 'deliveries that need a person'),
      traccia_oldest_due_seconds: this.gauge(
        'traccia_oldest_due_seconds',
        'age of the oldest mail that should have left',
      ),
      traccia_invitations_expected: this.gauge(
        'traccia_invitations_expected',
        'letters of surveys that should have left by now, in waves that are not over',
      ),
      traccia_invitations_unaccounted: this.gauge(
        'traccia_invitations_unaccounted',
        'of these, neither sent nor waiting nor stopped for over 15 minutes; anything above 0 is an alarm',
      ),
      traccia_activities_without_plan: this.gauge(
        'traccia_activities_without_plan',
        'activities that go on without an evaluation plan, or with one that waits for an instrument; above 0 is an alarm',
      ),
      traccia_figures_differing: this.gauge(
        'traccia_figures_differing',
        'scopes whose figures the latest nightly check did not find as they stand; above 0 is an alarm',
      ),
      traccia_clock_skew_seconds: this.gauge('traccia_clock_skew_seconds', 'this machine minus the database'),
      traccia_worker_refuses_work: this.gauge(
        'traccia_worker_refuses_work',
        '1 while the clock forbids work',
      ),
      traccia_clock_alarm: this.gauge(
        'traccia_clock_alarm',
        '1 while the clock of the database is in doubt and somebody has to say that it is right',
      ),
      traccia_queue_reachable: this.gauge('traccia_queue_reachable', '1 when the queue store answers'),
      traccia_mail_relay_broken: this.gauge(
        'traccia_mail_relay_broken',
        '1 while the mail relay does not answer',
      ),
      traccia_return_mailbox_away: this.gauge(
        'traccia_return_mailbox_away',
        '1 while the mailbox for returned mail does not answer',
      ),
    };
  }

  show(figures: Figures): void {
    this.messages.reset();
    for (const { state, count } of figures.messages) this.messages.set({ state }, count);
    const values: Record<string, number> = {
      traccia_outbox_waiting: figures.outbox,
      traccia_deliveries_waiting: figures.deliveries,
      traccia_deliveries_dead: figures.dead,
      traccia_oldest_due_seconds: figures.oldestDueSeconds ?? 0,
      traccia_invitations_expected: figures.invitations.expected,
      traccia_invitations_unaccounted: figures.invitations.unaccounted,
      traccia_activities_without_plan: figures.withoutPlan,
      traccia_figures_differing: figures.figuresDiffering,
      traccia_clock_skew_seconds: figures.clockSkewSeconds,
      traccia_worker_refuses_work: Number(figures.refusesWork),
      traccia_clock_alarm: Number(figures.clockInDoubt),
      traccia_queue_reachable: Number(figures.queueReachable),
      traccia_mail_relay_broken: Number(figures.mailRelayBroken),
      traccia_return_mailbox_away: Number(figures.returnMailboxAway),
    };
    for (const [name, value] of Object.entries(values)) this.single[name]?.set(value);
  }

  private gauge(name: string, help: string): Gauge {
    return new Gauge({ name, help, registers: [this.registry] });
  }
}
