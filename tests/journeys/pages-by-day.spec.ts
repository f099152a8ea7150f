import { describe } from '@jest/globals';
import { describePages } from './pages.js';

describe('en at 1280 px, light', () =>
  describePages({
    locale: 'en',
    dir: 'ltr',
    width: 1280,
    colorScheme: 'light',
    axeOn: 'even',
    goesOn: false,
  }));
