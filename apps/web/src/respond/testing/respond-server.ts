import { forRespondent, type AnswerMap, type InstrumentDefinition } from '@traccia/survey';

interface Submission {
  clientId: string;
  answers: AnswerMap;
}

/** The API's side of one form in memory, and a line to it that can be cut. */
export class RespondServer {
  answers: AnswerMap = {};
  revision = 0;
  submissions: Submission[] = [];
  refused = false;
  connected = true;
  /** Answers to the next submission instead of taking it. */
  refuseNext: { status: number; body: object } | null = null;
  /** Takes the next submission, but its receipt never arrives. */
  loseNextReceipt = false;
  score: { points: number; max: number } | null = null;
  private readonly before = globalThis.fetch;

  constructor(private readonly definition: InstrumentDefinition) {
    globalThis.fetch = async (url, init) => {
      if (!this.connected) throw new TypeError('fetch failed');
      return this.reply(String(url), JSON.parse(String(init?.body)));
    };
  }

  end(): void {
    globalThis.fetch = this.before;
  }

  private reply(url: string, body: Submission & { revision: number }): Response {
    if (url.endsWith('/open')) return Response.json(this.form());
    if (url.endsWith('/draft')) return this.saveDraft(body);
    if (url.endsWith('/submit')) return this.submit(body);
    this.refused = true;
    return new Response(null, { status: 204 });
  }

  private form() {
    const state = this.submissions.length > 0 ? 'submitted' : this.refused ? 'refused' : 'open';
    return {
      state,
      activityTitle: { en: 'Union skills', ar: 'مهارات نقابية' },
      activityCode: 'A1',
      privacyMode: this.definition.privacyMode,
      locale: 'en',
      definition: forRespondent(this.definition),
      answers: this.answers,
      revision: this.revision,
      closesAt: null,
      minutes: 3,
      submittedAt: this.submissions.length > 0 ? '2026-05-14T10:00:00Z' : null,
    };
  }

  private saveDraft(body: { answers: AnswerMap; revision: number }): Response {
    if (body.revision < this.revision) return problem(409, 'response.revision-stale');
    this.answers = body.answers;
    this.revision += 1;
    return Response.json({ revision: this.revision, savedAt: '2026-05-14T09:00:00Z' });
  }

  private submit({ clientId, answers }: Submission): Response {
    const { refuseNext } = this;
    this.refuseNext = null;
    if (refuseNext) return Response.json(refuseNext.body, { status: refuseNext.status });
    const first = this.submissions[0];
    if (first && first.clientId !== clientId) return problem(409, 'response.already-submitted');
    if (!first) this.submissions.push({ clientId, answers });
    if (this.loseNextReceipt) {
      this.loseNextReceipt = false;
      throw new TypeError('fetch failed');
    }
    return Response.json({ receipt: 'R-1', submittedAt: '2026-05-14T10:00:00Z', score: this.score });
  }
}

export function problem(status: number, code: string, more: object = {}): Response {
  return Response.json({ code, key: `problem.${code}`, status, ...more }, { status });
}
