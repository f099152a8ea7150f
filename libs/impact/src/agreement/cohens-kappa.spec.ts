import { codeTable, cohensKappa } from './cohens-kappa.js';

describe('cohensKappa', () => {
  it('gives the vector of DOMAIN 7.1', () => {
    // p_o = 32/40 = .80; margins .60/.40 and .50/.50, p_e = .30 + .20 = .50; κ = .30/.50; PABAK = 2·.80 − 1
    const found = cohensKappa([
      [18, 6],
      [2, 14],
    ]);
    expect(found).toMatchObject({ n: 40, reason: null });
    expect(found.percent).toBeCloseTo(0.8, 12);
    expect(found.kappa).toBeCloseTo(0.6, 12);
    expect(found.pabak).toBeCloseTo(0.6, 12);
    // Σ p(w − (r̄+c̄)(1−κ))²: .45(1−1.1·.4)² + .15(−(.5+.6)... by hand: ofRow = (.5, .5), ofColumn = (.6, .4)
    // .45(1−.44)² + .15(−.36)² + .05(−.44)² + .35(1−.36)² = .14112 + .01944 + .00968 + .14336 = .3136
    // minus (.6 − .5·.4)² = .16 → .1536; √(.1536/40)/.5 = .1239
    expect(found.se).toBeCloseTo(0.1239355, 6);
    expect(found.lower).toBeCloseTo(0.6 - 1.959964 * 0.1239355, 5);
  });

  it('gives the weighted figures of Fleiss, Cohen and Everitt', () => {
    // the example of their paper: 200 cases, three diagnoses; plain κ = .429, its error .054
    const plain = cohensKappa([
      [106, 10, 4],
      [22, 28, 10],
      [2, 12, 6],
    ]);
    expect(plain.kappa).toBeCloseTo(0.429, 3);
    expect(plain.se).toBeCloseTo(0.054, 3);
    expect(plain.pabak).toBeNull();
  });

  it('counts neighbours as half agreement where codes have an order', () => {
    const table = [
      [5, 5, 0],
      [0, 5, 5],
      [0, 0, 10],
    ];
    // linear: p_o = 20/30 + .5·10/30 = .8333; rows 1/3 each, columns (5, 10, 15)/30
    // p_e = 1/3·[(5+.5·10) + (.5·5+10+.5·15) + (.5·10+15)]/30 = 1/3·50/30 = .5556; κ = .2778/.4444 = .625
    expect(cohensKappa(table, 'linear').kappa).toBeCloseTo(0.625, 12);
    expect(cohensKappa(table, 'quadratic').kappa).toBeGreaterThan(cohensKappa(table, 'linear').kappa ?? 1);
    expect(cohensKappa(table).kappa).toBeCloseTo(0.5, 12);
  });

  it.each([
    [
      'both put everything into one code',
      [
        [9, 0],
        [0, 0],
      ],
      1,
      'zero_variance',
    ],
    [
      'nobody coded anything',
      [
        [0, 0],
        [0, 0],
      ],
      null,
      'no_answers',
    ],
    ['there are no codes', [], null, 'no_answers'],
  ])('is undefined when %s', (_, table, percent, reason) => {
    expect(cohensKappa(table)).toMatchObject({ kappa: null, se: null, percent, reason });
  });

  it('is 1 for full agreement and negative for less than chance', () => {
    expect(
      cohensKappa([
        [3, 0],
        [0, 4],
      ]),
    ).toMatchObject({ kappa: 1, se: 0, lower: 1, upper: 1 });
    expect(
      cohensKappa([
        [0, 5],
        [5, 0],
      ]).kappa,
    ).toBeCloseTo(-1, 12);
  });

  it('refuses a broken table', () => {
    expect(() => cohensKappa([[1, 2]])).toThrow(RangeError);
    expect(() => cohensKappa([[1.5]])).toThrow(RangeError);
    expect(() => cohensKappa([[-1]])).toThrow(RangeError);
  });
});

describe('codeTable', () => {
  it('counts who gave the code', () => {
    const pairs = [
      [true, true],
      [true, false],
      [false, true],
      [false, false],
      [false, false],
    ] as const;
    expect(codeTable(pairs)).toEqual([
      [1, 1],
      [1, 2],
    ]);
  });
});
