import {
  filesApi,
  problemSchema,
  storedFileSchema,
  type FilePurpose,
  type StoredFile,
} from '@traccia/contracts';
import { ApiProblem } from './api';

export interface Sending {
  file: Promise<StoredFile>;
  stop: () => void;
}

/**
 * Sends the bytes of one file. `fetch` cannot tell how far a body has got, so this is the one place that does
 * without it.
 *
 * @param onProgress how much has left, 0–1
 */
export function sendFile(file: File, purpose: FilePurpose, onProgress: (share: number) => void): Sending {
  const request = new XMLHttpRequest();
  const query = new URLSearchParams({ purpose, name: file.name });
  const sent = new Promise<StoredFile>((resolve, reject) => {
    request.open(filesApi.create.method, `${filesApi.create.path}?${query.toString()}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('accept', 'application/json');
    request.responseType = 'text';
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(new ApiProblem({ status: 0, code: 'offline' }));
    request.onabort = () => reject(new DOMException('stopped', 'AbortError'));
    request.onload = () => {
      const body = readJson(request.responseText);
      if (request.status !== filesApi.create.status) {
        const said = problemSchema.safeParse(body);
        reject(new ApiProblem(said.success ? said.data : { status: request.status, code: 'server.error' }));
        return;
      }
      const answer = storedFileSchema.safeParse(body);
      if (answer.success) resolve(answer.data);
      else reject(new ApiProblem({ status: request.status, code: 'answer.invalid' }));
    };
    request.send(file);
  });
  return { file: sent, stop: () => request.abort() };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Where a file is read; only whoever may gets it. */
export function fileAddress(id: string): string {
  return filesApi.get.path.replace(':id', encodeURIComponent(id));
}
