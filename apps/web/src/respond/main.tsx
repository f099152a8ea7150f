import './items/items.css';
import './respond.css';
import { createRoot } from 'react-dom/client';
import { AnswerPage } from './answer-page';
import { StopPage } from './stop-page';

const tokenShape = /^[A-Za-z0-9_-]{20,200}$/;

function Page() {
  const held = window.location.hash.slice(1);
  const token = tokenShape.test(held) ? held : null;
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
