import { LRUCache } from 'lru-cache';

/** Different questions kept at most; the oldest leaves first. */
const most = 500;

/**
 * Answers that are the same for everybody, worked out at most once in `seconds` for each question: when a link to the
 * catalogue goes out to thousands, one reader waits for the database and the others for that reader. The number of free
 * places may be as old as that; a place itself is only ever given under the activity's lock. `seconds` 0 keeps nothing.
 */
export function keptAnswers<Q extends object, A extends object>(
  seconds: number,
  answer: (query: Q) => Promise<A>,
): (query: Q) => Promise<A> {
  if (seconds === 0) return answer;
  const kept = new LRUCache<string, Promise<A>>({ max: most, ttl: seconds * 1000 });
  return async (query) => {
    const question = JSON.stringify(query);
    const standing = kept.get(question);
    if (standing) return standing;
    const asked = answer(query);
    kept.set(question, asked);
    // What failed is asked again by the next reader.
    asked.catch(() => kept.delete(question));
    return asked;
  };
}
