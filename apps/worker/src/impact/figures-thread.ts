import { type ActivityFigure, type ActivityFiguresInput, computeActivityFigures } from '@traccia/impact';

/** What a thread of the worker does: figures from plain arrays. */
export function figuresOf(input: ActivityFiguresInput): ActivityFigure[] {
  return computeActivityFigures(input);
}
