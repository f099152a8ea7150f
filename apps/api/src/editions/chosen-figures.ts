import type { FigureView } from '@traccia/contracts';
import type { FigureEdition, ReleasedRun } from '@traccia/persistence';

/** The figures that somebody takes home, and under which name. */
export interface ChosenFigures {
  run: ReleasedRun;
  edition: FigureEdition | null;
  view: FigureView;
  centreName: string;
}
