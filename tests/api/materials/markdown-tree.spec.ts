import { describe, expect, it } from '@jest/globals';
import { materialBlockSchema } from '@traccia/contracts';
import { readMarkdown } from '../../../apps/api/src/materials/markdown-tree.js';

const file = '0b5e6300-0000-4000-8000-000000000001';

describe('Markdown of authors', () => {
  it.each([
    ['# Aim', [{ type: 'heading', level: 2, runs: [{ text: 'Aim' }] }]],
    ['##### Deep', [{ type: 'heading', level: 4, runs: [{ text: 'Deep' }] }]],
    [
      'A **bold _and_** `x`',
      [
        {
          type: 'paragraph',
          runs: [
            { text: 'A ' },
            { text: 'bold ', strong: true },
            { text: 'and', strong: true, emphasis: true },
            { text: ' ' },
            { text: 'x', code: true },
          ],
        },
      ],
    ],
    [
      '[ILO](https://www.ilo.org/a b) [mail](mailto:a@b.test)',
      [
        {
          type: 'paragraph',
          runs: [{ text: '[ILO](https://www.ilo.org/a b) ' }, { text: 'mail', href: 'mailto:a@b.test' }],
        },
      ],
    ],
    [
      `3. one\n4. two\n   - in\n`,
      [
        {
          type: 'list',
          ordered: true,
          start: 3,
          items: [
            [{ type: 'paragraph', runs: [{ text: 'one' }] }],
            [
              { type: 'paragraph', runs: [{ text: 'two' }] },
              {
                type: 'list',
                ordered: false,
                start: 1,
                items: [[{ type: 'paragraph', runs: [{ text: 'in' }] }]],
              },
            ],
          ],
        },
      ],
    ],
    [
      '| a | b |\n|---|---|\n| 1 | **2** |',
      [
        {
          type: 'table',
          head: [[{ text: 'a' }], [{ text: 'b' }]],
          rows: [[[{ text: '1' }], [{ text: '2', strong: true }]]],
        },
      ],
    ],
    ['> said', [{ type: 'quote', blocks: [{ type: 'paragraph', runs: [{ text: 'said' }] }] }]],
    [
      `See ![A chart](file:${file}) here`,
      [
        { type: 'paragraph', runs: [{ text: 'See ' }, { text: ' here' }] },
        { type: 'image', fileId: file, alt: 'A chart' },
      ],
    ],
    [
      '```video\nhttps://video.test/1\nILO TV\nEnglish captions\n```',
      [{ type: 'video', href: 'https://video.test/1', provider: 'ILO TV', captions: 'English captions' }],
    ],
  ])('%j becomes a tree', (text, blocks) => {
    expect(readMarkdown(text).blocks).toEqual(blocks);
  });

  it.each([
    ['<script>alert(1)</script>', []],
    ['Words <img src=x onerror=alert(1)> more', []],
    ['[x](javascript:alert(1))', ['link-refused']],
    ['[x](JaVaScRiPt:alert(1))', ['link-refused']],
    ['[x](data:text/html;base64,PHNjcmlwdD4=)', ['link-refused']],
    ['[x](http://plain.test)', ['link-refused']],
    ['[x](/staff/people)', ['link-refused']],
    ['![x](https://tracker.test/pixel.png)', ['image-refused']],
    ['<https://ok.test> <javascript:alert(1)>', ['link-refused']],
    ['```video\nhttps://video.test/1\nILO TV\n```', ['video-incomplete']],
    [`![](file:${file})`, ['image-without-text']],
    [`![IMG_2041.JPG](file:${file})`, ['image-without-text']],
    [`![A scaffold without a rail](file:${file})`, []],
  ])('%j runs nothing and leads nowhere', (text, notices) => {
    const tree = readMarkdown(text);
    expect(tree.notices).toEqual(notices);
    const hrefs = [...JSON.stringify(tree.blocks).matchAll(/"href":"([^"]*)"/g)].map(([, href]) => href);
    for (const href of hrefs) expect(href).toMatch(/^(https|mailto):/);
  });

  it('always fits the contract, however deep it is written', () => {
    const deep = Array.from({ length: 12 }, (_, i) => `${'  '.repeat(i)}- level ${i}`).join('\n');
    const quoted = `> ${'> '.repeat(30)}deep\n>\n> - a\n>   - b\n>     - c\n>       - d`;
    for (const text of [
      deep,
      quoted,
      `${deep}\n\n${quoted}`,
      '*'.repeat(5000),
      '['.repeat(5000),
      '> - '.repeat(200),
    ]) {
      const { blocks } = readMarkdown(text);
      for (const block of blocks) expect(materialBlockSchema.safeParse(block).error).toBeUndefined();
    }
    expect(readMarkdown(deep).notices).toContain('too-deep');
  });
});
