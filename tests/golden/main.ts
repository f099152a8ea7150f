import { lineOf, readCases, runCase } from './run-case.js';

// npm run -s golden -- FOLDER…; without a folder, our own cases.
const folders = process.argv.slice(2);
const results = (folders.length > 0 ? folders : [`${import.meta.dirname}/cases`])
  .flatMap(readCases)
  .map(runCase);
for (const result of results) console.log(lineOf(result));
const failed = results.filter(({ differences }) => differences.length > 0).length;
console.log(`${results.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 || results.length === 0 ? 1 : 0;
