import { describeMatrix } from './matrix.js';

describeMatrix(0, 2);
