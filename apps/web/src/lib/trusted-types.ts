interface PolicyFactory {
  createPolicy(
    name: string,
    rules: Record<'createHTML' | 'createScript' | 'createScriptURL', (text: string) => string | null>,
  ): unknown;
}

const plain = (text: string) => (text.includes('<') ? null : text);
const ownOrigin = (url: string) => (new URL(url, location.href).origin === location.origin ? url : null);

/**
 * Under `require-trusted-types-for 'script'` every string written as HTML passes here. Mantine writes
 * style sheets that way; text with a `<` could be markup and is refused.
 */
const { trustedTypes } = window as Window & { trustedTypes?: PolicyFactory };
trustedTypes?.createPolicy('default', {
  createHTML: plain,
  createScript: () => null,
  createScriptURL: ownOrigin,
});

export {};
