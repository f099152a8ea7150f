import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import {
  createMemoryHistory,
  createRootRoute,
  createRouter,
  RouterContextProvider,
} from '@tanstack/react-router';
import { act, render } from '@testing-library/react';
import type { Locale } from '@traccia/contracts';
import i18next from 'i18next';
import { Suspense, type ReactNode } from 'react';
import type { Namespace } from '../../lib/catalogues';
import { LocaleProvider } from '../../lib/locale';
import { createQueryClient } from '../../lib/query-client';
import { startWords } from '../../lib/words';

/** What Mantine asks of a browser and jsdom does not have. */
function fillBrowser(): void {
  window.matchMedia ??= (query: string) =>
    ({
      matches: false,
      media: query,
      onchange: null,
      addListener: () => undefined,
      removeListener: () => undefined,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
      dispatchEvent: () => false,
    }) satisfies MediaQueryList;
  window.ResizeObserver ??= class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
  // Growing text areas measure themselves again when a font has come.
  Object.assign(document, { fonts: new EventTarget() });
  Element.prototype.scrollIntoView ??= () => undefined;
}

/** Links have addresses, and lead nowhere. */
const createEmptyRouter = () =>
  createRouter({ routeTree: createRootRoute(), history: createMemoryHistory() });

/** For specs: a piece of a page in its providers, with real catalogues. */
export async function renderPage(
  piece: ReactNode,
  namespaces: Namespace[],
  locale: Locale = 'en',
): Promise<void> {
  fillBrowser();
  await startWords(locale);
  await i18next.loadNamespaces(namespaces);
  render(
    <LocaleProvider first={locale}>
      <MantineProvider env="test">
        <QueryClientProvider client={createQueryClient()}>
          <RouterContextProvider router={createEmptyRouter() as never}>
            <Suspense fallback={null}>{piece}</Suspense>
          </RouterContextProvider>
        </QueryClientProvider>
      </MantineProvider>
    </LocaleProvider>,
  );
  await act(async () => undefined);
}

interface Asked {
  method: string;
  path: string;
  body: unknown;
}

/** Answers `fetch` for a spec; the list holds what was asked. */
export function answerFetch(answer: (asked: Asked) => { status?: number; body: unknown }): Asked[] {
  const asked: Asked[] = [];
  globalThis.fetch = (input, init) => {
    const one = {
      method: init?.method ?? 'GET',
      path: String(input),
      body: typeof init?.body === 'string' ? (JSON.parse(init.body) as unknown) : undefined,
    };
    asked.push(one);
    const { status = 200, body } = answer(one);
    return Promise.resolve(new Response(JSON.stringify(body), { status }));
  };
  return asked;
}
