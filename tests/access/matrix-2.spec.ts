import { describeMatrix } from './matrix.js';

describeMatrix(1, 2);
