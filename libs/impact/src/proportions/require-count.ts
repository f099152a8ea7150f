/** @throws RangeError unless 0 ≤ yes ≤ asked, both whole: a broken call, not a missing answer. */
export function requireCount(yes: number, asked: number): void {
  if (!Number.isInteger(yes) || !Number.isInteger(asked) || yes < 0 || yes > asked) {
    throw new RangeError(`counts must be whole with 0 ≤ yes ≤ asked, not ${yes} of ${asked}`);
  }
}
