import type { Locale } from '@traccia/contracts';
import {
  boundsOf,
  choicesOf,
  factorSteps,
  type InstrumentDefinition,
  type MatrixRow,
  type RespondentRecord,
  type ShownItem,
} from '@traccia/survey';
import type { ReactNode } from 'react';
import { factorWords } from '../factor-words';
import { aboutOf, tellerOf } from '../told';
import type { Say } from '../words';
import { paperItems, type PaperItem } from './paper-items';

interface Props {
  definition: InstrumentDefinition;
  record: RespondentRecord;
  locale: Locale;
  say: Say;
  /** What stands above: whose form it is. */
  title: string;
  /** Says who reads it, sentence by sentence. */
  promise: readonly string[];
}
type Asked = Props & { item: ShownItem; tell: ReturnType<typeof tellerOf> };
interface Box {
  code: string;
  text: string;
}

const Boxes = ({ boxes, sign = '☐' }: { boxes: readonly Box[]; sign?: string }) => (
  <ul className="paper-boxes">
    {boxes.map(({ code, text }) => (
      <li key={code}>
        <span aria-hidden="true">{sign}</span> {text} <span className="paper-code">{code}</span>
      </li>
    ))}
  </ul>
);
const Lines = ({ count }: { count: number }) => (
  <>
    {Array.from({ length: count }, (_, at) => (
      <p key={at} className="paper-line" />
    ))}
  </>
);

/** Rows with a box in each column. */
function Grid(props: { rows: readonly { code: string; text: string }[]; columns: readonly Box[] }) {
  return (
    <table className="paper-grid">
      <thead>
        <tr>
          <td />
          {props.columns.map(({ code, text }) => (
            <th key={code} scope="col">
              {text} <span className="paper-code">{code}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map(({ code, text }) => (
          <tr key={code}>
            <th scope="row">
              {text} <span className="paper-code">{code}</span>
            </th>
            {props.columns.map((column) => (
              <td key={column.code} aria-hidden="true">
                ☐
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function rowsOf({ tell }: Asked, rows: readonly MatrixRow[], note = '') {
  return rows.map(({ code, text }) => ({ code: code + note, text: tell(text) }));
}
function choices(asked: Asked): Box[] {
  return choicesOf(asked.definition, asked.item).map(({ code, text }) => ({ code, text: asked.tell(text) }));
}

function gridOf(asked: Asked): ReactNode {
  const { item, say } = asked;
  if (item.type === 'likert_matrix') return <Grid rows={rowsOf(asked, item.rows)} columns={choices(asked)} />;
  if (item.type === 'factor_list') {
    const steps = factorSteps.map((step) => ({ code: String(step), text: say(factorWords[step]) }));
    const columns = [...steps, { code: 'na', text: say('not_applicable') }];
    return <Grid rows={rowsOf(asked, item.rows)} columns={columns} />;
  }
  if (item.type !== 'then_test') return null;
  const sides = item.rows.flatMap((row) => [
    { code: `${row.code}-BEF`, text: `${asked.tell(row.text)} · ${say('then.before')}` },
    { code: `${row.code}-NOW`, text: `${asked.tell(row.text)} · ${say('then.now')}` },
  ]);
  return <Grid rows={sides} columns={choices(asked)} />;
}

function scaleOf(asked: Asked): ReactNode {
  const { item, say, tell } = asked;
  if (item.type !== 'rating' && item.type !== 'rating_0_10') return null;
  const { min, max } = boundsOf(item);
  const points = Array.from({ length: max - min + 1 }, (_, at) => String(min + at));
  const usual = item.type === 'rating_0_10';
  const low = tell(item.low) || (usual ? say('scale.low') : '');
  const high = tell(item.high) || (usual ? say('scale.high') : '');
  return (
    <p className="paper-scale">
      {low} {points.map((point) => `☐ ${point}`).join('   ')} {high}
    </p>
  );
}

const lines = (count: number) => () => <Lines count={count} />;
const boxes = (asked: Asked) => <Boxes boxes={choices(asked)} />;

function numberRoom({ item, say, tell }: Asked): ReactNode {
  if (item.type !== 'number') return null;
  return (
    <p>
      ____________ {tell(item.unit)} {item.allowMissing && `☐ ${say('dont_know')}`}
    </p>
  );
}
function percentRoom({ item, tell }: Asked): ReactNode {
  if (item.type !== 'percent_pair') return null;
  const parts = [item.attribution, item.confidence].map(({ code, text }) => ({ code, text: tell(text) }));
  return <Boxes sign="______ %" boxes={parts} />;
}

/** Where the pen goes, by the type of the question. */
const rooms: Record<ShownItem['type'], (asked: Asked) => ReactNode> = {
  info: () => null,
  single: boxes,
  multiple: boxes,
  likert: boxes,
  yes_no: boxes,
  ranking: (asked) => <Boxes boxes={choices(asked)} sign="____" />,
  likert_matrix: gridOf,
  then_test: gridOf,
  factor_list: gridOf,
  percent_pair: percentRoom,
  number: numberRoom,
  rating: scaleOf,
  rating_0_10: scaleOf,
  short_text: lines(1),
  long_text: lines(5),
  date: () => <p>____ / ____ / ________</p>,
  file: ({ say }) => <p>{say('paper.file')}</p>,
};

function PaperQuestion(props: Props & PaperItem & { number: number | null }) {
  const { item, number, conditional, say } = props;
  const tell = tellerOf({ ...props, answers: {} }, item.place);
  const about = aboutOf({ ...props, answers: {} }, item);
  return (
    <section className="paper-question">
      {about && <p className="paper-about">{about}</p>}
      <h2>
        {number !== null && `${number}. `}
        {tell(item.text)} <span className="paper-code">{item.code}</span>
      </h2>
      {item.help && <p>{tell(item.help)}</p>}
      {conditional && <p className="paper-note">{say('paper.conditional')}</p>}
      {item.type === 'multiple' && <p className="paper-note">{say('choose.many')}</p>}
      {item.type === 'ranking' && <p className="paper-note">{say('paper.rank')}</p>}
      {rooms[item.type]({ ...props, tell })}
    </section>
  );
}

/** The whole form on paper: boxes to tick, lines to write on, and the codes that whoever types it in needs. */
export function PaperSheet(props: Props) {
  const { definition, record, locale, say } = props;
  const tell = tellerOf({ definition, record, locale, answers: {} }, undefined);
  const items = paperItems(definition, record);
  const asked = items.filter(({ item }) => item.type !== 'info');
  return (
    <article className="paper" lang={locale} dir={locale === 'ar' ? 'rtl' : 'ltr'}>
      <p className="paper-about">{props.title}</p>
      <h1>{tell(definition.title)}</h1>
      {definition.intro && <p>{tell(definition.intro)}</p>}
      <p>{props.promise.join(' ')}</p>
      <p className="paper-note">{say('paper.how')}</p>
      {items.map((entry) => (
        <PaperQuestion
          key={entry.item.code}
          {...props}
          {...entry}
          number={entry.item.type === 'info' ? null : asked.indexOf(entry) + 1}
        />
      ))}
    </article>
  );
}
