import type { CatalogueRow } from '@traccia/contracts';
import { TextLink } from '../../components/link';
import { useFormat, useLocalised } from '../../lib/format';
import { useWords } from '../../lib/words';
import { PlacesMark } from './places-mark';
import { useWhere } from './where';
import './catalogue.css';

function byMonth(rows: readonly CatalogueRow[]): [string, CatalogueRow[]][] {
  const months = new Map<string, CatalogueRow[]>();
  for (const row of rows) {
    const month = row.startsOn.slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), row]);
  }
  return [...months];
}

function Entry({ row }: { row: CatalogueRow }) {
  const codes = useWords('codes');
  const format = useFormat();
  const say = useLocalised();
  const where = useWhere();
  const languages = format.list(row.languages.map((code) => format.languageName(code)));
  return (
    <li>
      <span className="dates">{format.shortRange(row.startsOn, row.endsOn)}</span>
      <div className="what">
        <TextLink to="/activities/$code" params={{ code: row.code }} fw={600}>
          {say(row.title)}
        </TextLink>
        <span className="meta">{[row.code, say(row.programmeTitle), languages].join(' · ')}</span>
      </div>
      <div className="where">
        {where(row)}
        <span className="meta">
          {[codes(`activity_type.${row.activityType}`), codes(`modality.${row.modality}`)].join(' · ')}
        </span>
        {row.admissionMode !== 'direct_registration' && (
          <span className="meta">{codes(`admission_mode.${row.admissionMode}`)}</span>
        )}
      </div>
      <div className="places-left">
        <PlacesMark row={row} />
      </div>
    </li>
  );
}

/** Activities under the month they begin in. */
export function CatalogueTimetable({ rows }: { rows: readonly CatalogueRow[] }) {
  const format = useFormat();
  return (
    <div className="timetable">
      {byMonth(rows).map(([month, entries]) => (
        <section key={month}>
          <h2>{format.month(`${month}-01`)}</h2>
          <ol>
            {entries.map((row) => (
              <Entry key={row.id} row={row} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}
