import './lib/trusted-types';
import './lib/zod-settings';
import './lib/style-nonce';
import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import './look/base.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { ApiProblem } from './lib/api';
import { firstLocale, LocaleProvider, markDocument } from './lib/locale';
import { createQueryClient } from './lib/query-client';
import { styleNonce } from './lib/style-nonce';
import { startWords } from './lib/words';
import { createAppRouter } from './routes/tree';
import { cssVariables, theme } from './theme';

async function start(root: HTMLElement): Promise<void> {
  const locale = firstLocale();
  markDocument(locale);
  await startWords(locale);
  const queryClient = createQueryClient();
  const router = createAppRouter(queryClient);
  createRoot(root, { onCaughtError: (error) => error instanceof ApiProblem || console.error(error) }).render(
    <StrictMode>
      <LocaleProvider first={locale}>
        <MantineProvider
          theme={theme}
          cssVariablesResolver={cssVariables}
          defaultColorScheme="auto"
          getStyleNonce={styleNonce}
        >
          <QueryClientProvider client={queryClient}>
            <Notifications position="bottom-center" />
            <Suspense fallback={null}>
              <RouterProvider router={router} />
            </Suspense>
          </QueryClientProvider>
        </MantineProvider>
      </LocaleProvider>
    </StrictMode>,
  );
}

/** A page opened before a new release asks for files that are gone: it is loaded anew, once. */
window.addEventListener('vite:preloadError', (event) => {
  const last = Number(sessionStorage.getItem('traccia-reloaded') ?? 0);
  if (Date.now() - last < 60_000) return;
  sessionStorage.setItem('traccia-reloaded', String(Date.now()));
  event.preventDefault();
  window.location.reload();
});

const root = document.getElementById('root');
if (root) void start(root);
