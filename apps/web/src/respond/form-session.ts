import type { RespondFormMini } from '@traccia/contracts/respond';
import type { AnswerMap, AnswerValue } from '@traccia/survey';
import { newRandomId } from '../lib/random-id';
import { Refusal, openForm, refuseForm, saveDraft, submitForm } from './api';

import { forget, keep, readKept, type Kept } from './kept';

export type Saved = { kind: 'clean' | 'saving' | 'offline' | 'elsewhere' } | { kind: 'saved'; at: Date };
export interface FormFault {
  field: string;
  key: string;
  params?: Record<string, string | number> | undefined;
}
export type Stage =
  | { kind: 'loading' | 'unusable' | 'trouble' | 'answering' | 'sending' | 'refused' }
  /** Kept on this device until there is a connection. */
  | { kind: 'waiting' }
  | { kind: 'sent'; receipt: string; at: Date; score: { points: number; max: number } | null };
export interface FormState {
  stage: Stage;
  /** The form as last opened; null before. */
  form: RespondFormMini | null;
  answers: AnswerMap;
  saved: Saved;
  faults: readonly FormFault[];
}

export const savePauseMs = 1200;
export const resendPauseMs = 15_000;
const willPass = (code: string) =>
  code === 'offline' || code === 'request.too-many' || code.startsWith('server.');
const codeOf = (error: unknown) => (error instanceof Refusal ? error.code : 'server.error');

/** The life of one form: opened, kept on the device and on the server while one writes, sent once. */
export class FormSession {
  private state: FormState = {
    stage: { kind: 'loading' },
    form: null,
    answers: {},
    saved: { kind: 'clean' },
    faults: [],
  };
  private readonly listeners = new Set<() => void>();
  private revision = 0;
  private clientId: string | null = null;
  private pause: ReturnType<typeof setTimeout> | undefined;
  private resend: ReturnType<typeof setInterval> | undefined;

  constructor(
    private readonly token: string,
    private locale: string,
  ) {}

  readonly snapshot = (): FormState => this.state;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  speak(locale: string): void {
    this.locale = locale;
  }

  async open(): Promise<void> {
    this.change({ stage: { kind: 'loading' } });
    const kept = await readKept(this.token);
    try {
      await this.takeOver(await openForm(this.token), kept);
    } catch (error) {
      if (codeOf(error) === 'link.unusable') return this.change({ stage: { kind: 'unusable' } });
      if (!kept?.waiting) return this.change({ stage: { kind: 'trouble' } });
      this.clientId = kept.clientId;
      this.change({ answers: kept.answers });
      this.wait();
    }
  }

  answer(code: string, value: AnswerValue | null): void {
    const answers = { ...this.state.answers };
    if (value) answers[code] = value;
    else delete answers[code];
    this.change({ answers, faults: this.state.faults.filter((fault) => fault.field !== code) });
    void this.keep(false);
    clearTimeout(this.pause);
    this.pause = setTimeout(() => void this.push(), savePauseMs);
  }

  /** Saves at once what the pause still holds back; when the page is left. */
  flush(): void {
    if (this.pause !== undefined) void this.push();
  }

  /** The connection is back. */
  reconnect(): void {
    if (this.state.stage.kind === 'waiting') void this.send();
    else if (this.state.saved.kind === 'offline') void this.push();
  }

  async send(): Promise<void> {
    this.stopPauses();
    this.clientId ??= newRandomId();
    const { answers } = this.state;
    this.change({ stage: { kind: 'sending' }, faults: [] });
    await this.keep(true);
    try {
      const { token, clientId, locale } = this;
      const sent = await submitForm({ token, clientId, locale, answers });
      await forget(token);
      const at = new Date(sent.submittedAt);
      this.change({ stage: { kind: 'sent', receipt: sent.receipt, at, score: sent.score } });
    } catch (error) {
      await this.notTaken(error);
    }
  }

  async refuse(): Promise<void> {
    this.stopPauses();
    try {
      await refuseForm(this.token);
      this.change({ stage: { kind: 'refused' } });
    } catch (error) {
      this.change({ stage: { kind: codeOf(error) === 'link.unusable' ? 'unusable' : 'trouble' } });
    }
  }

  reconsider(): void {
    this.change({ stage: { kind: 'answering' } });
  }

  close(): void {
    this.flush();
    this.stopPauses();
  }

  private async takeOver(form: RespondFormMini, kept: Kept | null): Promise<void> {
    this.revision = form.revision;
    this.change({ form });
    if (form.state === 'submitted') {
      await forget(this.token);
      const at = new Date(form.submittedAt ?? 0);
      return this.change({ stage: { kind: 'sent', receipt: '', at, score: null } });
    }
    const answers = kept && kept.revision >= form.revision ? kept.answers : form.answers;
    this.change({ answers: answers as AnswerMap });
    if (kept?.waiting) {
      this.clientId = kept.clientId;
      return this.send();
    }
    this.change({ stage: { kind: form.state === 'refused' ? 'refused' : 'answering' } });
  }

  /** The sending did not arrive, or what arrived was refused. */
  private async notTaken(error: unknown): Promise<void> {
    const code = codeOf(error);
    if (willPass(code)) return this.wait();
    this.clientId = null;
    await this.keep(false);
    if (code !== 'response.faults') return this.change({ stage: { kind: 'unusable' } });
    if (!this.state.form) await this.open();
    this.change({ stage: { kind: 'answering' }, faults: error instanceof Refusal ? error.faults : [] });
  }

  private wait(): void {
    this.change({ stage: { kind: 'waiting' } });
    clearInterval(this.resend);
    this.resend = setInterval(() => this.reconnect(), resendPauseMs);
  }

  private async push(): Promise<void> {
    clearTimeout(this.pause);
    this.pause = undefined;
    const { answers } = this.state;
    this.change({ saved: { kind: 'saving' } });
    try {
      const { token, locale, revision } = this;
      this.revision = await saveDraft({ token, locale, answers, revision });
      this.change({ saved: { kind: 'saved', at: new Date() } });
    } catch (error) {
      await this.notSaved(codeOf(error));
    }
    if (this.state.stage.kind === 'answering') await this.keep(false);
  }

  private async notSaved(code: string): Promise<void> {
    if (code === 'response.revision-stale') {
      // The other device's number is taken over, so that the next saving from here wins.
      const theirs = await openForm(this.token).catch(() => null);
      this.revision = theirs?.revision ?? this.revision;
      return this.change({ saved: { kind: 'elsewhere' } });
    }
    if (willPass(code)) return this.change({ saved: { kind: 'offline' } });
    this.change({ stage: { kind: 'unusable' } });
  }

  private keep(waiting: boolean): Promise<void> {
    const { answers } = this.state;
    return keep(this.token, { answers, revision: this.revision, clientId: this.clientId, waiting });
  }

  private stopPauses(): void {
    clearTimeout(this.pause);
    clearInterval(this.resend);
    this.pause = undefined;
  }

  private change(part: Partial<FormState>): void {
    this.state = { ...this.state, ...part };
    this.listeners.forEach((listener) => listener());
  }
}
