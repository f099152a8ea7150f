const fits = /^[A-Za-z0-9][A-Za-z0-9_-]{0,75}$/;

/** A name as a code: letters, figures, hyphens and underscores; what is left of it may be nothing. */
function asCode(name: string): string {
  const plain = name
    .slice(0, 300)
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^A-Za-z0-9_-]+/g, '_')
    .replace(/^[_-]+/, '')
    .replace(/[_-]+$/, '');
  return plain.slice(0, 60);
}

/** Gives every thing of a form a code of its own, the name it had wherever that can be one. */
export class CodeBook {
  private readonly taken = new Set<string>();

  /** Codes that other programs' names must not take. */
  reserve(codes: readonly string[]): void {
    codes.forEach((code) => this.taken.add(code));
  }

  has(code: string): boolean {
    return this.taken.has(code);
  }

  /**
   * A free code as near to the name as can be; also its `also` forms are free then.
   *
   * @example codes.give('1. How old?') // '1_How_old'; the second time '1_How_old_2'
   */
  give(name: string, otherwise = 'Q', also: (code: string) => string[] = () => []): string {
    const wanted = fits.test(name) ? name : asCode(name) || otherwise;
    let code = wanted;
    for (let n = 2; [code, ...also(code)].some((each) => this.taken.has(each)); n += 1)
      code = `${wanted.slice(0, 66)}_${n}`;
    this.reserve([code, ...also(code)]);
    return code;
  }
}
