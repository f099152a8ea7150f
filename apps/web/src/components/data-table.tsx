import type { ReactNode } from 'react';
import './data-table.css';

export interface Column<Row> {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Figures stand at the end of the cell, in even digits. */
  numeric?: boolean;
}

/** A real table. The first column names the row; on a phone each row becomes a short list. */
export function DataTable<Row>(props: {
  caption: string;
  /** The caption is read out only; for tables right below a heading that says the same. */
  captionHidden?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
}) {
  const [name, ...others] = props.columns;
  if (!name) return null;
  return (
    <div className="data-table">
      <table>
        <caption className={props.captionHidden ? 'hidden' : undefined}>{props.caption}</caption>
        <thead>
          <tr>
            {props.columns.map((column) => (
              <th key={column.key} scope="col" className={column.numeric ? 'numeric' : undefined}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={props.rowKey(row)}>
              <th scope="row" className={name.numeric ? 'numeric' : undefined}>
                {name.cell(row)}
              </th>
              {others.map((column) => (
                <td
                  key={column.key}
                  data-label={column.header}
                  className={column.numeric ? 'numeric' : undefined}
                >
                  <div>{column.cell(row)}</div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
