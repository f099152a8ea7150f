import { Injectable } from '@nestjs/common';
import type { metricsApi, ParamsOf, QueryOf } from '@traccia/contracts';
import { metrics } from '@traccia/impact';
import { InstrumentListRepository } from '@traccia/persistence';
import { mendDefinition } from '@traccia/survey';
import { writeCell, writeCsv } from '@traccia/training';
import { writeXlsx } from 'hucre/xlsx';
import { DataSource } from 'typeorm';
import { Problem } from '../http/problem.js';
import { figureSheet, itemSheet, metricSheet, metricsOfForm, type Sheet } from './code-book-sheets.js';
import { presentMetric } from './metric.presenter.js';

export interface CodeBookFile {
  name: string;
  type: string;
  content: Buffer;
}
type Wish = QueryOf<typeof metricsApi.codeBook>;

/** What stands in the data and what is made of it, as sheets. A form has five hundred questions at most. */
@Injectable()
export class CodeBooksService {
  constructor(private readonly db: DataSource) {}

  async ofMetrics({ format, language }: Wish): Promise<CodeBookFile> {
    const sheets = [
      metricSheet(metrics.map((metric) => presentMetric(metric, language))),
      figureSheet(language),
    ];
    return fileOf(`metrics-${language}`, format, sheets);
  }

  async ofInstrument(
    { id, number }: ParamsOf<typeof metricsApi.instrumentCodeBook>,
    { format, language }: Wish,
  ): Promise<CodeBookFile> {
    const instruments = new InstrumentListRepository(this.db.manager);
    const version = await instruments.findVersion(id, number);
    if (!version) throw new Problem('request.not-found');
    const definition = mendDefinition(version.definition);
    const sheets = [
      itemSheet(definition, await instruments.waveKindsOf(version.id), language),
      metricSheet(metricsOfForm(definition, metrics).map((metric) => presentMetric(metric, language))),
      figureSheet(language),
    ];
    return fileOf(`codebook-${definition.code}-${number}`, format, sheets);
  }
}

const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A text file holds one table: the first sheet. */
async function fileOf(name: string, format: Wish['format'], sheets: readonly Sheet[]): Promise<CodeBookFile> {
  if (format === 'csv')
    return { name: `${name}.csv`, type: 'text/csv', content: Buffer.from(writeCsv(sheets[0]?.rows ?? [])) };
  const made = await writeXlsx({
    sheets: sheets.map((sheet) => ({
      name: sheet.name,
      rows: sheet.rows.map((row) => row.map(writeCell)),
      columns: widthsOf(sheet).map((width) => ({ width, style: { alignment: topAndWrapped } })),
      freezePane: { rows: 1 },
    })),
  });
  return { name: `${name}.xlsx`, type: spreadsheet, content: Buffer.from(made) };
}

const topAndWrapped = { vertical: 'top', wrapText: true } as const;
const widest = 60;

/** Wide enough for its longest cell; sentences are wrapped. */
function widthsOf({ rows }: Sheet): number[] {
  const [headings = []] = rows;
  return headings.map((_, column) =>
    Math.min(widest, rows.reduce((most, row) => Math.max(most, row[column]?.length ?? 0), 0) + 2),
  );
}
