import {
  forRespondent,
  type AnswerMap,
  type InstrumentDefinition,
  type RespondentRecord,
} from '@traccia/survey';

interface Submission {
  clientId: string;
  answers: AnswerMap;
  revision?: number;
}
export const fileId = '0b0c0d0e-0000-4000-8000-000000000001';

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
  record: RespondentRecord = {};
  closesAt: string | null = null;
  /** The link opens nothing any more. */
  closed = false;
  /** What came without the link, and the last of it in full. */
  anonymous: Record<string, unknown>[] = [];
  /** Key of an anonymous wave, and who signs with it. */
  signer: { modulus: string; sign: (blinded: string) => string } | null = null;
  private readonly before = globalThis.fetch;

  constructor(private readonly definition: InstrumentDefinition) {
    globalThis.fetch = async (url, init) => {
      if (!this.connected) throw new TypeError('fetch failed');
      return this.reply(String(url), typeof init?.body === 'string' ? JSON.parse(init.body) : {});
    };
  }

  end(): void {
    globalThis.fetch = this.before;
  }

  private reply(url: string, body: Submission & { revision: number }): Response {
    if (this.closed) return problem(410, 'link.unusable');
    if (url.endsWith('/open')) return Response.json(this.form());
    if (url.endsWith('/anonymous/ticket'))
      return Response.json({ signed: this.signer?.sign(String(Reflect.get(body, 'blinded'))) });
    if (url.endsWith('/anonymous/answers')) return this.takeAnonymous({ ...body });
    if (url.includes('/files?')) return Response.json({ id: fileId, name: 'letter.pdf', sizeBytes: 3 });
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
      record: this.record,
      answers: this.answers,
      revision: this.revision,
      changeable: this.definition.changeable ?? false,
      closesAt: this.closesAt,
      now: new Date().toISOString(),
      minutes: 3,
      submittedAt: this.submissions.length > 0 ? '2026-05-14T10:00:00Z' : null,
      promise: { en: ['Your answers are kept.', 'Nobody else reads them.'] },
      ...(this.signer && {
        anonymous: { waveId: 'w1', modulus: this.signer.modulus, pairingSalt: 'salt of the activity' },
      }),
    };
  }

  private takeAnonymous(body: Record<string, unknown>): Response {
    this.anonymous.push(body);
    if (this.loseNextReceipt) {
      this.loseNextReceipt = false;
      throw new TypeError('fetch failed');
    }
    return Response.json({ receipt: 'R-A', score: null, paired: body.pairing !== null });
  }

  private saveDraft(body: { answers: AnswerMap; revision: number }): Response {
    if (body.revision < this.revision) return problem(409, 'response.revision-stale');
    this.answers = body.answers;
    this.revision += 1;
    return Response.json({ revision: this.revision, savedAt: '2026-05-14T09:00:00Z' });
  }

  private submit({ clientId, answers, revision }: Submission): Response {
    const { refuseNext } = this;
    this.refuseNext = null;
    if (refuseNext) return Response.json(refuseNext.body, { status: refuseNext.status });
    const first = this.submissions[0];
    if (first && revision === this.revision && this.definition.changeable) {
      this.submissions.unshift({ clientId, answers });
      this.answers = answers;
      return Response.json({ receipt: 'R-1', submittedAt: '2026-05-14T10:00:00Z', score: this.score });
    }
    if (first && first.clientId !== clientId) return problem(409, 'response.already-submitted');
    if (!first) {
      this.submissions.push({ clientId, answers });
      this.answers = answers;
    }
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
