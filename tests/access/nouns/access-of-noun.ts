import type { DataSource } from 'typeorm';
import type { Rule } from '../policy.js';
import type { CellRequest } from '../requests.js';
import type { Side } from '../sides.js';

/** What the access matrix knows of one noun; `plant` puts the rows there that its requests name. */
export interface AccessOfNoun {
  rules: Readonly<Record<string, Rule>>;
  requests: Readonly<Record<string, (side: Side) => CellRequest>>;
  /** Answers the ids of the rows by a name of the noun's own, read as `side.planted.<name>`. */
  plant?: (owner: DataSource, side: Side) => Promise<Record<string, string>>;
}
