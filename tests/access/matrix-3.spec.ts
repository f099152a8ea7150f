import { describeMatrix } from './matrix.js';

describeMatrix(2, 3);
