import '../respond/items/items.css';
import '../respond/respond.css';
import './preview.css';
import { createRoot } from 'react-dom/client';
import { PreviewPage } from './preview-page';

const root = document.getElementById('root');
if (root) createRoot(root).render(<PreviewPage />);
