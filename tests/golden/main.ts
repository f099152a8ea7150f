import { methodList } from './method-list.js';
import { lineOf, readCases, runCase } from './run-case.js';

// npm run -s golden -- FOLDER…; without a folder, our own cases. With --methods, what they run through.
const folders = process.argv.slice(2);
if (folders[0] === '--methods') console.log((await methodList()).trimEnd());
else {
  const results = (folders.length > 0 ? folders : [`${import.meta.dirname}/cases`])
    .flatMap(readCases)
    .map(runCase);
  for (const result of results) console.log(lineOf(result));
  const failed = results.filter(({ differences }) => differences.length > 0).length;
  console.log(`${results.length - failed} passed, ${failed} failed`);
  process.exitCode = failed > 0 || results.length === 0 ? 1 : 0;
}
