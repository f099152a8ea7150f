import { createRoot } from 'react-dom/client';
import { AnswerPage } from './answer-page';
import { tokenIn } from './opening';
import { StopPage } from './stop-page';

function Page() {
  const token = tokenIn(window.location.hash);
  return window.location.pathname.startsWith('/stop') ? (
    <StopPage token={token} />
  ) : (
    <AnswerPage token={token} />
  );
}

const root = document.getElementById('root');
if (root) {
  const page = createRoot(root);
  page.render(<Page />);
  // A second link opened in the same tab changes only what stands behind the #.
  window.addEventListener('hashchange', () => page.render(<Page />));
}
