import './items/items.css';
import './paper/paper.css';
import './respond.css';
import { startOpening } from './opening';
import { firstLocale, loadWords } from './words';

/**
 * The first thing that runs, a few kilobytes before the page itself: the form and the words of the reader's language
 * are asked for while the rest is still on its way. The link stands behind the #, so no server could do it.
 */
startOpening(window.location);
void loadWords(firstLocale()).catch(() => undefined);
void import('./main');
