import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { wholeRun, type figureFilesApi, type Locale, type QueryOf } from '@traccia/contracts';
import { canonicalHead, canonicalLine, describeScores, figureFileColumns, fileWords } from '@traccia/impact';
import {
  FigureEditionRepository,
  inTransaction,
  ReleasedFiguresRepository,
  ReleasedRunRepository,
  SettingRepository,
  type RowScope,
} from '@traccia/persistence';
import { streamWorkbook } from '@traccia/runtime';
import { describeAnsweredItems, type AnsweredItem } from '@traccia/survey';
import { byteOrderMark, csvLineWriter, writeCell } from '@traccia/training';
import { DataSource } from 'typeorm';
import { linesAsBytes } from '../http/lines-as-bytes.js';
import { Problem } from '../http/problem.js';
import { recordAct } from '../http/record-act.js';
import type { PersonSubject } from '../http/subject.js';
import { aboutRows, columnRows } from './about-rows.js';
import type { ChosenFigures } from './chosen-figures.js';
import { readableEditions } from './editions.policy.js';
import { figureCellsOf, type Cell } from './figure-cells.js';
import { hashFigures, readFigures, textOf } from './read-figures.js';

type CsvQuery = QueryOf<typeof figureFilesApi.csv>;
type Asked = Omit<CsvQuery, 'form'>;

export interface FigureFile {
  name: string;
  content: Readable;
}

/** Released figures taken home: the rows of one run and nothing else, written while they are read. */
@Injectable()
export class FigureFilesService {
  constructor(private readonly db: DataSource) {}

  async csv(subject: PersonSubject, query: CsvQuery, requestId: string): Promise<FigureFile> {
    const { form, ...asked } = query;
    const chosen = await this.choose(subject, asked);
    await this.record(subject, chosen, { format: 'csv', form, lang: asked.lang }, requestId);
    const lines = form === 'canonical' ? this.canonicalLines(chosen) : this.labelledLines(chosen, asked.lang);
    return {
      name: `${nameOf(chosen)}${form === 'canonical' ? '-canonical' : ''}.csv`,
      content: linesAsBytes(lines),
    };
  }

  async xlsx(subject: PersonSubject, asked: Asked, requestId: string): Promise<FigureFile> {
    const chosen = await this.choose(subject, asked);
    await this.record(subject, chosen, { format: 'xlsx', lang: asked.lang }, requestId);
    const { sheets } = fileWords[asked.lang].file;
    const content = streamWorkbook(
      [
        {
          name: sheets.figures,
          widths: figureFileColumns.map(widthOf),
          rows: this.figureRows(chosen, asked.lang),
        },
        { name: sheets.about, widths: [36, 110], wraps: true, rows: this.aboutSheet(chosen, asked.lang) },
        { name: sheets.columns, widths: [24, 110], wraps: true, rows: columnRows(asked.lang) },
      ],
      asked.lang === 'ar',
    );
    return { name: `${nameOf(chosen)}.xlsx`, content };
  }

  /** What is asked for, as far as the reader may see it; an edition wins over a run, and a run over a scope. */
  private async choose(subject: PersonSubject, asked: Asked): Promise<ChosenFigures> {
    const scope = readableEditions(subject);
    const { centreName } = await new SettingRepository(this.db.manager).read();
    if (asked.edition !== undefined) {
      const edition = await new FigureEditionRepository(this.db.manager).find(scope, asked.edition);
      if (!edition) throw new Problem('request.not-found');
      return { run: edition, edition, view: edition.view, centreName };
    }
    const runId = asked.runId ?? (await this.latestOf(scope, asked));
    const run = await new ReleasedFiguresRepository(this.db.manager).findRun(scope, runId);
    if (!run) throw new Problem('request.not-found');
    return { run, edition: null, view: wholeRun, centreName };
  }

  private async latestOf(scope: RowScope, { scopeType, scopeId, waveKind }: Asked): Promise<string> {
    if (scopeType !== 'centre' && scopeId === undefined)
      throw new Problem('request.invalid', {}, [{ field: 'query.scopeId', key: 'fault.required' }]);
    const key = { scopeType, scopeId: scopeType === 'centre' ? null : (scopeId ?? null) };
    const runs = new ReleasedRunRepository(this.db.manager);
    const found = await runs.findScope(scope, key);
    // A wave has one kind, whatever was asked.
    const run = found && (await runs.findLatest(key, found.waveKind ?? waveKind));
    if (!run) throw new Problem('request.not-found');
    return run.id;
  }

  private async record(
    subject: PersonSubject,
    { run, edition }: ChosenFigures,
    detail: Record<string, string>,
    requestId: string,
  ): Promise<void> {
    await inTransaction(this.db, async (tx) =>
      recordAct(tx, subject, {
        act: 'impact.figures-downloaded',
        subjectType: 'impact_run',
        subjectId: run.id,
        detail: { ...detail, edition: edition?.code ?? null },
        requestId,
      }),
    );
  }

  private async *canonicalLines({ run, view }: ChosenFigures): AsyncGenerator<string> {
    yield canonicalHead;
    for await (const page of readFigures(this.db, run.id, view)) yield* textOf(page, canonicalLine);
  }

  private async *labelledLines(chosen: ChosenFigures, locale: Locale): AsyncGenerator<string> {
    const lineOf = csvLineWriter();
    yield byteOrderMark + lineOf(figureFileColumns);
    const cells = await this.cellsOf(chosen, locale);
    for await (const page of readFigures(this.db, chosen.run.id, chosen.view))
      yield* textOf(page, (figure) => lineOf(cells(figure)));
  }

  private async *figureRows(chosen: ChosenFigures, locale: Locale): AsyncGenerator<readonly Cell[]> {
    yield figureFileColumns;
    const cells = await this.cellsOf(chosen, locale);
    for await (const page of readFigures(this.db, chosen.run.id, chosen.view))
      for (const figure of page) yield cells(figure).map(harmless);
  }

  private async *aboutSheet(chosen: ChosenFigures, locale: Locale): AsyncGenerator<readonly Cell[]> {
    const { sha256 } = await hashFigures(this.db, chosen.run.id, chosen.view);
    for (const row of aboutRows(chosen, sha256, locale)) yield row.map(harmless);
  }

  private async cellsOf({ run, edition }: ChosenFigures, locale: Locale) {
    const definitions = await new ReleasedFiguresRepository(this.db.manager).loadDefinitions(run.id);
    const items = [...describeAnsweredItems(definitions, everyCode), ...describeScores(everyCode)];
    return figureCellsOf(run, edition, items, locale);
  }
}

/** Every question of the forms: which of them have figures is known only when the last was read. */
const everyCode: Pick<ReadonlySet<AnsweredItem['code'] | null>, 'has'> = { has: () => true };

const harmless = (cell: Cell): Cell => (typeof cell === 'string' ? writeCell(cell) : cell);
const widthOf = (column: string): number => (/_(text|label|name)$/.test(column) ? 32 : 14);

/** E.g. `figures-W-1-ex_post-2026-11-28`, or the code of the edition. */
function nameOf({ run, edition }: ChosenFigures): string {
  if (edition) return `figures-${edition.code}`;
  return ['figures', run.scopeCode ?? run.scopeType, run.waveKind, run.computedAt.slice(0, 10)].join('-');
}
