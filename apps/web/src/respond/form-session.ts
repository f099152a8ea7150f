import type { RespondFormMini } from '@traccia/contracts/respond';
import type { AnswerMap, AnswerValue, Item, RespondentRecord } from '@traccia/survey';
import { newRandomId } from '../lib/random-id';
import { sendAnonymously } from './anonymous-send';
import {
  bringFile,
  type Declining,
  Refusal,
  openForm,
  refuseForm,
  saveDraft,
  startForm,
  submitForm,
} from './api';
import { forget, keep, keepForm, readKept, readKeptForm, type Kept } from './kept';

export type Saved =
  | { kind: 'clean' | 'saving' | 'elsewhere' }
  /** So many changes wait on this device for a connection. */
  | { kind: 'offline'; changes: number }
  | { kind: 'saved'; at: Date };
export interface FormFault {
  field: string;
  key: string;
  params?: Record<string, string | number> | undefined;
}
export type Stage =
  | { kind: 'loading' | 'unusable' | 'trouble' | 'answering' | 'sending' | 'refused' | 'disowned' }
  /** The form closed while one wrote; the answers stay on this device. */
  | { kind: 'closed' }
  /** The time of a test is over; what was saved has been handed in. */
  | { kind: 'time-over' }
  /** Kept on this device until there is a connection. */
  | { kind: 'waiting' }
  | {
      kind: 'sent';
      receipt: string;
      at: Date;
      score: { points: number; max: number } | null;
      changeable: boolean;
    };
export interface FormState {
  stage: Stage;
  /** The form as last opened; null before. */
  form: RespondFormMini | null;
  answers: AnswerMap;
  saved: Saved;
  faults: readonly FormFault[];
  /** Answers that were sent are being changed. */
  changing: boolean;
  /** How far the clock that closes the form is ahead of this device's. */
  aheadMs: number;
}

export const savePauseMs = 1200;
export const resendPauseMs = 15_000;
const willPass = (code: string) =>
  code === 'offline' || code === 'request.too-many' || code.startsWith('server.');
const codeOf = (error: unknown) => (error instanceof Refusal ? error.code : 'server.error');

/** What is known of whoever answers; the shapes differ only in what may be left out. */
export const recordOf = (form: RespondFormMini): RespondentRecord => form.record as RespondentRecord;

/** By the server's own clock; a short grace there is for what is on its way, not for going on. */
const isOver = ({ test }: RespondFormMini): boolean =>
  Boolean(test?.deadlineAt) && Date.parse(test?.deadlineAt ?? '') <= Date.parse(test?.now ?? '');

/** Codes whose answers differ. */
function changedCodes(a: AnswerMap, b: AnswerMap): string[] {
  const codes = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...codes].filter((code) => JSON.stringify(a[code]) !== JSON.stringify(b[code]));
}

/** The life of one form: opened, kept on the device and on the server while one writes, sent once, changed if it may. */
export class FormSession {
  private state: FormState = {
    stage: { kind: 'loading' },
    form: null,
    answers: {},
    saved: { kind: 'clean' },
    faults: [],
    changing: false,
    aheadMs: 0,
  };
  private readonly listeners = new Set<() => void>();
  private revision = 0;
  private clientId: string | null = null;
  /** Codes that the server has not heard of since they changed. */
  private unsaved = new Set<string>();
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
    // The request leaves at once; what this device keeps is read meanwhile.
    const opening = openForm(this.token).then(
      (form) => ({ form, code: '' }),
      (error: unknown) => ({ form: null, code: codeOf(error) }),
    );
    const kept = await readKept(this.token);
    const { form, code } = await opening;
    if (form) return this.takeOver(form, kept);
    if (code === 'link.unusable') return this.end(kept);
    await this.openKept(kept);
  }

  answer(code: string, value: AnswerValue | null): void {
    const answers = { ...this.state.answers };
    if (value) answers[code] = value;
    else delete answers[code];
    this.replace(answers);
  }

  /** Several answers at once, as when a repetition is taken away. */
  replace(answers: AnswerMap): void {
    const codes = changedCodes(this.state.answers, answers);
    codes.forEach((code) => this.unsaved.add(code));
    this.change({ answers, faults: this.state.faults.filter(({ field }) => !codes.includes(field)) });
    void this.keep(false);
    clearTimeout(this.pause);
    this.pause = setTimeout(() => void this.push(), savePauseMs);
  }

  /** The bytes of a file go at once; its reference is the answer. */
  async bring(item: Item, file: File): Promise<AnswerValue> {
    const { id, name } = await bringFile(this.token, item.code, file);
    return { file: id, name };
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
    const { answers, changing, form } = this.state;
    this.change({ stage: { kind: 'sending' }, faults: [] });
    await this.keep(true);
    try {
      const { token, clientId, locale, revision } = this;
      const sent = form?.anonymous
        ? await sendAnonymously(token, form.anonymous, { locale, answers })
        : await submitForm({ token, clientId, locale, answers, ...(changing && { revision }) });
      await forget(token);
      this.clientId = null;
      this.unsaved.clear();
      const at = new Date(sent.submittedAt);
      const { receipt, score } = sent;
      const changeable = form?.changeable ?? false;
      this.change({ stage: { kind: 'sent', receipt, at, score, changeable }, changing: false });
    } catch (error) {
      await this.notTaken(error);
    }
  }

  /** Starts the clock of a test; answers whether there are questions now. */
  async startTest(): Promise<boolean> {
    try {
      const form = await startForm(this.token);
      await this.takeOver(form, null);
      return true;
    } catch (error) {
      if (willPass(codeOf(error))) this.change({ stage: { kind: 'trouble' } });
      else await this.open();
      return false;
    }
  }

  /** The clock of a test has run out: what is there is handed in, once. */
  async timeUp(): Promise<void> {
    if (this.state.stage.kind === 'answering') await this.send();
  }

  /** Opens what was sent once more, to change it. */
  async reopen(): Promise<void> {
    this.change({ changing: true, saved: { kind: 'clean' } });
    await this.open();
  }

  async refuse(why: Declining): Promise<void> {
    this.stopPauses();
    try {
      await refuseForm(this.token, why);
      this.change({ stage: { kind: why.reason === 'not_the_supervisor' ? 'disowned' : 'refused' } });
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
    const aheadMs = Date.parse(form.now) - Date.now() || 0;
    const wanted = this.state.changing || kept?.changing === true;
    const changing = wanted && form.changeable && form.state === 'submitted';
    this.change({ form, aheadMs, changing });
    if (form.state === 'submitted' && !changing) return this.showSent(form, kept);
    void keepForm(this.token, { form, aheadMs });
    if (isOver(form)) return this.change({ stage: { kind: 'time-over' } });
    if (kept?.waiting) return this.resume(kept);
    this.goOn(form, kept);
  }

  /** The newer of what stands here and there is gone on with. */
  private goOn(form: RespondFormMini, kept: Kept | null): void {
    const ours = kept && kept.revision >= form.revision ? kept.answers : null;
    const theirs = form.answers as AnswerMap;
    this.change({
      answers: ours ?? theirs,
      stage: { kind: form.state === 'refused' ? 'refused' : 'answering' },
    });
    if (ours) this.syncWith(theirs);
  }

  /** It was sent before; unless the receipt is still to come, there is nothing left to keep here. */
  private async showSent(form: RespondFormMini, kept: Kept | null): Promise<void> {
    if (kept?.waiting && !form.test) return this.resume(kept);
    await forget(this.token);
    const { changeable, submittedAt } = form;
    const at = new Date(submittedAt ?? 0);
    this.change({ stage: { kind: 'sent', receipt: '', at, score: null, changeable } });
  }

  /** What this device knows and the server does not is sent after. */
  private syncWith(theirs: AnswerMap): void {
    changedCodes(this.state.answers, theirs).forEach((code) => this.unsaved.add(code));
    if (this.unsaved.size > 0) void this.push();
  }

  private async resume(kept: Kept): Promise<void> {
    this.clientId = kept.clientId;
    this.change({ answers: kept.answers, changing: kept.changing ?? false });
    return this.send();
  }

  /** No connection: what this device keeps is enough to go on. */
  private async openKept(kept: Kept | null): Promise<void> {
    const keptForm = await readKeptForm(this.token);
    if (keptForm) this.change({ form: keptForm.form, aheadMs: keptForm.aheadMs });
    if (kept) {
      this.clientId = kept.clientId;
      this.revision = kept.revision;
      this.change({ answers: kept.answers, changing: kept.changing ?? false });
    }
    if (kept?.waiting) return this.wait();
    if (!keptForm || keptForm.form.state === 'submitted') return this.change({ stage: { kind: 'trouble' } });
    changedCodes(this.state.answers, keptForm.form.answers as AnswerMap).forEach((code) =>
      this.unsaved.add(code),
    );
    this.change({ stage: { kind: 'answering' }, saved: { kind: 'offline', changes: this.unsaved.size } });
    this.keepTrying();
  }

  /** The link opens nothing any more; what was written here is not thrown away. */
  private end(kept: Pick<Kept, 'answers'> | null): void {
    this.stopPauses();
    const written = Object.keys(kept?.answers ?? {}).length > 0;
    this.change({ stage: { kind: written ? 'closed' : 'unusable' } });
  }

  /** The sending did not arrive, or what arrived was refused. */
  private async notTaken(error: unknown): Promise<void> {
    const code = codeOf(error);
    if (willPass(code)) return this.wait();
    this.clientId = null;
    await this.keep(false);
    if (code === 'link.unusable') return this.end(this.state);
    if (code === 'response.revision-stale') {
      await this.takeTheirNumber();
      return this.change({ stage: { kind: 'answering' } });
    }
    if (code === 'test.time-over') return this.change({ stage: { kind: 'time-over' } });
    // Handed in by the clock meanwhile: the page says so.
    if (code !== 'response.faults' && this.state.form?.test) return this.open();
    if (code !== 'response.faults') return this.change({ stage: { kind: 'unusable' } });
    if (!this.state.form) await this.open();
    this.change({ stage: { kind: 'answering' }, faults: error instanceof Refusal ? error.faults : [] });
  }

  private wait(): void {
    this.change({ stage: { kind: 'waiting' } });
    this.keepTrying();
  }

  private keepTrying(): void {
    clearInterval(this.resend);
    this.resend = setInterval(() => this.reconnect(), resendPauseMs);
  }

  private async push(): Promise<void> {
    clearTimeout(this.pause);
    this.pause = undefined;
    if (this.state.form?.anonymous) return this.saveHere();
    const { answers } = this.state;
    const underway = this.unsaved;
    this.unsaved = new Set();
    this.change({ saved: { kind: 'saving' } });
    try {
      const { token, locale, revision } = this;
      this.revision = await saveDraft({ token, locale, answers, revision });
      clearInterval(this.resend);
      this.change({ saved: { kind: 'saved', at: new Date() } });
    } catch (error) {
      underway.forEach((code) => this.unsaved.add(code));
      await this.notSaved(codeOf(error));
    }
    if (this.state.stage.kind === 'answering') await this.keep(false);
  }

  /** Half-written words of somebody anonymous stay on the device: on the server they would hang on the link. */
  private async saveHere(): Promise<void> {
    this.unsaved.clear();
    if (this.state.stage.kind === 'answering') await this.keep(false);
    this.change({ saved: { kind: 'saved', at: new Date() } });
  }

  private async notSaved(code: string): Promise<void> {
    if (code === 'response.revision-stale') return this.takeTheirNumber();
    if (willPass(code)) {
      this.keepTrying();
      return this.change({ saved: { kind: 'offline', changes: this.unsaved.size } });
    }
    if (code === 'link.unusable') return this.end(this.state);
    this.change({ stage: { kind: code === 'test.time-over' ? 'time-over' : 'unusable' } });
  }

  /** The other device's number is taken over, so that the next saving from here wins. */
  private async takeTheirNumber(): Promise<void> {
    const theirs = await openForm(this.token).catch(() => null);
    this.revision = theirs?.revision ?? this.revision;
    this.change({ saved: { kind: 'elsewhere' } });
  }

  private keep(waiting: boolean): Promise<void> {
    const { answers, changing } = this.state;
    const { revision, clientId } = this;
    return keep(this.token, { answers, revision, clientId, waiting, changing });
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
