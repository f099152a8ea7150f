/** What a column says about a person. */
export type PersonalCategory =
  | 'identity'
  | 'contact'
  | 'work'
  | 'participation'
  | 'answers'
  | 'technical'
  /** Who did something to somebody else's row. */
  | 'trace';

/**
 * How long it stays without an erasure.
 *
 * `account`: as long as the account. `statistics`: without end, for the person behind it is only a number after an
 * erasure. `month`: 30 days after its use. `days`: two days. `trail`: as long as the audit trail.
 */
export type Retention = 'account' | 'statistics' | 'month' | 'days' | 'trail';

/**
 * What an erasure does to it: the whole row goes, the column is emptied, it is kept for the statistics (the person
 * it points to has no name any more), or it is replaced; `put` is SQL that may name other columns of the row.
 */
export type ErasureAct = 'row' | 'empty' | 'keep' | { put: string };

export interface PersonalColumn {
  category: PersonalCategory;
  /** Given to the person who asks for their data; what is withheld is a secret, or says something about another person. */
  exported: boolean;
  erased: ErasureAct;
  kept: Retention;
}

export interface PersonalTable {
  table: string;
  /** Which rows are about person $1; the row is called `t`. */
  rows: string;
  /** Which of these the export gives, where some hold what somebody else said in confidence. */
  exportRows?: string;
  columns: Readonly<Record<string, PersonalColumn>>;
}

const column =
  (exported: boolean) =>
  (category: PersonalCategory, erased: ErasureAct, kept: Retention): PersonalColumn => ({
    category,
    exported,
    erased,
    kept,
  });

/** A column that the export gives. */
export const given = column(true);
/** A column that the export leaves out. */
export const withheld = column(false);

/** Who did it: the id stays, and points to somebody without a name after an erasure. */
export const doneBy = withheld('trace', 'keep', 'trail');

/** For tables in which people only occur as those who did something. */
export const nobodysRows = 'false AND $1::uuid IS NULL';

/** Rows that hang on an enrolment of the person. */
export const ofEnrolments = 't.enrolment_id IN (SELECT e.id FROM enrolment e WHERE e.person_id = $1)';
