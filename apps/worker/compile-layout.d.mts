export function compileLayout(): Promise<string>;
