import { Button } from '@mantine/core';
import type { MaterialBlock, MaterialRun, StoredFile } from '@traccia/contracts';
import { Fragment, useState, type ReactNode } from 'react';
import { useFormat } from '../../lib/format';
import { fileAddress } from '../../lib/send-file';
import { useWords } from '../../lib/words';
import './materials.css';

interface Shown {
  files: readonly StoredFile[];
  /** Pictures wait until they are asked for. */
  light: boolean;
}

/** What an author wrote, as elements: the tree holds no HTML, so nothing here can run. */
export function MaterialTree({ blocks, ...shown }: Shown & { blocks: readonly MaterialBlock[] }) {
  return (
    <div className="material-tree">
      <Blocks blocks={blocks} {...shown} />
    </div>
  );
}

function Blocks({ blocks, ...shown }: Shown & { blocks: readonly MaterialBlock[] }) {
  return blocks.map((block, index) => <Block key={index} block={block} {...shown} />);
}

function Block({ block, ...shown }: Shown & { block: MaterialBlock }): ReactNode {
  switch (block.type) {
    case 'heading': {
      const Heading = `h${block.level}` as 'h2' | 'h3' | 'h4';
      return (
        <Heading>
          <Runs runs={block.runs} files={shown.files} />
        </Heading>
      );
    }
    case 'paragraph':
      return (
        <p>
          <Runs runs={block.runs} files={shown.files} />
        </p>
      );
    case 'list':
      return <List block={block} {...shown} />;
    case 'quote':
      return (
        <blockquote>
          <Blocks blocks={block.blocks} {...shown} />
        </blockquote>
      );
    case 'code':
      return <pre>{block.text}</pre>;
    case 'table':
      return <Table block={block} files={shown.files} />;
    case 'image':
      return <Picture fileId={block.fileId} alt={block.alt} {...shown} />;
    case 'video':
      return <Video block={block} />;
    case 'rule':
      return <hr />;
  }
}

function List({ block, ...shown }: Shown & { block: Extract<MaterialBlock, { type: 'list' }> }) {
  const items = block.items.map((item, index) => (
    <li key={index}>
      <Blocks blocks={item} {...shown} />
    </li>
  ));
  return block.ordered ? <ol start={block.start}>{items}</ol> : <ul>{items}</ul>;
}

function Table({
  block,
  files,
}: {
  block: Extract<MaterialBlock, { type: 'table' }>;
  files: readonly StoredFile[];
}) {
  return (
    <div className="wide">
      <table>
        <thead>
          <tr>
            {block.head.map((cell, index) => (
              <th key={index} scope="col">
                <Runs runs={cell} files={files} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={column}>
                  <Runs runs={cell} files={files} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Runs({ runs, files }: { runs: readonly MaterialRun[]; files: readonly StoredFile[] }) {
  return runs.map((run, index) => <Fragment key={index}>{drawRun(run, files)}</Fragment>);
}

function drawRun(run: MaterialRun, files: readonly StoredFile[]): ReactNode {
  let drawn: ReactNode = run.text;
  if (run.code) drawn = <code>{drawn}</code>;
  if (run.strike) drawn = <s>{drawn}</s>;
  if (run.emphasis) drawn = <em>{drawn}</em>;
  if (run.strong) drawn = <strong>{drawn}</strong>;
  if (run.href) return <a href={run.href}>{drawn}</a>;
  if (run.fileId) return <FileLink file={files.find(({ id }) => id === run.fileId)}>{drawn}</FileLink>;
  return drawn;
}

function FileLink({ file, children }: { file: StoredFile | undefined; children: ReactNode }) {
  const format = useFormat();
  if (!file) return children;
  return (
    <>
      <a href={fileAddress(file.id)} download={file.name}>
        {children}
      </a>{' '}
      <span className="size">({format.bytes(file.sizeBytes)})</span>
    </>
  );
}

function Picture({ fileId, alt, files, light }: Shown & { fileId: string; alt: string }) {
  const t = useWords('materials');
  const format = useFormat();
  const [asked, setAsked] = useState(false);
  const file = files.find(({ id }) => id === fileId);
  if (!file) return <p className="missing">{t('image.missing', { alt })}</p>;
  if (light && !asked)
    return (
      <p className="waiting">
        <span>{alt}</span>
        <Button variant="default" size="compact-sm" onClick={() => setAsked(true)}>
          {t('image.show', { size: format.bytes(file.sizeBytes) })}
        </Button>
      </p>
    );
  return (
    <figure>
      <img src={fileAddress(fileId)} alt={alt} loading="lazy" />
    </figure>
  );
}

function Video({ block }: { block: Extract<MaterialBlock, { type: 'video' }> }) {
  const t = useWords('materials');
  return (
    <aside className="video">
      <a href={block.href} rel="noreferrer">
        {t('video.watch', { provider: block.provider })}
      </a>
      <span>{block.captions}</span>
      <span className="size">{t('video.leaves')}</span>
    </aside>
  );
}
