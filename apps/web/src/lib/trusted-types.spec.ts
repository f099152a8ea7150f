interface Rules {
  createHTML(text: string): string | null;
  createScript(text: string): string | null;
  createScriptURL(text: string): string | null;
}

it('lets style sheets through and refuses markup, scripts and foreign addresses', async () => {
  const made: { name: string; rules: Rules }[] = [];
  Object.assign(window, {
    trustedTypes: { createPolicy: (name: string, rules: Rules) => made.push({ name, rules }) },
  });
  await import('./trusted-types');
  expect(made.map(({ name }) => name)).toEqual(['default']);
  const { rules } = made[0] as { rules: Rules };
  expect(rules.createHTML('@media (min-width: 36em) { .a > .b { color: red } }')).not.toBeNull();
  expect(rules.createHTML('x<img src=x onerror=alert(1)>')).toBeNull();
  expect(rules.createScript('alert(1)')).toBeNull();
  expect(rules.createScriptURL('/assets/a.js')).toBe('/assets/a.js');
  expect(rules.createScriptURL('https://elsewhere.example/a.js')).toBeNull();
});
