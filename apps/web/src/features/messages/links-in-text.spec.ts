import { expect, it } from '@jest/globals';
import { linksIn } from './links-in-text';

it('finds the links that stand alone, each named by the line above', () => {
  const text =
    'Dear Ada,\r\n\r\nAnswer the questions:\r\nhttps://host/f#abc\r\n\r\nRépondre :\r\nhttps://host/f#def\r\n';
  expect(linksIn(text)).toEqual([
    { label: 'Answer the questions', url: 'https://host/f#abc' },
    { label: 'Répondre', url: 'https://host/f#def' },
  ]);
});

it('takes no other address for a link', () => {
  expect(linksIn('see https://host in the text\njavascript:alert(1)\nhttps://host/ and more')).toEqual([]);
  expect(linksIn('https://host/first-line')).toEqual([
    { label: 'https://host/first-line', url: 'https://host/first-line' },
  ]);
});
