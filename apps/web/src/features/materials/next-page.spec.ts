import { expect, it } from '@jest/globals';
import { nextPage } from './next-page';

const pages = (done: string) => [...done].map((mark, at) => ({ id: String(at), done: mark === 'x' }));

it.each([
  ['begins at the beginning', '---', null, '0'],
  ['stays at the page that was left', '-x-', '2', '2'],
  ['goes on behind a page that is done', '-x-', '1', '2'],
  ['comes back to what was passed over', '--x', '2', '0'],
  ['ends where everything is done', 'xxx', '1', '1'],
  ['minds no page that is gone', 'x-', 'gone', '1'],
  ['has nowhere to go without pages', '', null, null],
])('%s', (_name, done, seenLast, next) => expect(nextPage(pages(done), seenLast)).toBe(next));
