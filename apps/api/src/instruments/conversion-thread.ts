import { parentPort, workerData } from 'node:worker_threads';
import { unpacksWithin } from '@traccia/runtime';
import { conversionLimits, convertFile, type FileConversion } from '@traccia/survey';
import type { FileToConvert } from './convert-in-thread.js';

/** A packed file is unpacked bit by bit first: what it says of its own size may be a lie. */
async function convert({ bytes, language }: FileToConvert): Promise<FileConversion> {
  const isPacked = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const fits = isPacked ? unpacksWithin(Buffer.from(bytes.buffer), conversionLimits.unpackedBytes) : true;
  if (fits === null) return { format: 'xlsform', conversion: { fault: 'unreadable' } };
  if (!fits) return { format: 'xlsform', conversion: { fault: 'too-large' } };
  return convertFile(bytes, language);
}

parentPort?.postMessage(await convert(workerData as FileToConvert));
