import { ticketHex } from '@traccia/survey';

/** A key of no wave: made for these tests, and worth nothing elsewhere. */
const modulus = BigInt(
  '0x' +
    'c2a947b19fbf312567f67f5294a4cc5fd308177d7a7eb5fe8d80876a59367cda652210ace783fe52e474f9848d58b12d' +
    'bcad9281a1b865846a74033ce6cdb1b8243a951e1555c920f1f10e97afb5a607088895418d1ebfd91ef41b39b241b132' +
    '712ccb9486d2e4663b60489448448b6fd11abdb517281a37fc5437c40ddb68ba6389d75f38906ad9301eebbc43bd90e4' +
    'cf83ee383c8f54cd38df208cbd997034f2303643ee759a7c2a4dc81eae31d8cbd604fe4df672cba46f8f4b1458d6c676' +
    'd07bdb8f644124dc35ec05046f6deff6d2589bdad551fbf338e28d6f5454b6107f240805dd35b31fb301d4f8c74cc502' +
    'b12d299b1fb04f94876b16f12ff2091d',
);
const secret = BigInt(
  '0x' +
    '0fd5cbf47dd98482b5ba96606e219ad387bbfe87315609f1876ac779460119f67d282081a442b7476078c88c79201827' +
    'af93d2197401a756767f71fcfc0c8b12bef5ba082cb5a20b294b5203d2621d3bb0bcc5a183bc96e02f75ad9a4baf2ede' +
    '3ad929456f934bcbaa345aab1f56de1dee3d75e5bb98c24b401e4cbc08e18a9b0c8d97d78be739aa86bcdf3cd500d7e7' +
    '5f16c9c6f69867f439b677cff3b8479a78b09d26d76e220f4715a55120d8b8d59da14df19dd19655bd3818dfa76c268b' +
    '7e051368e0b8a82d90fde144bf9c084db3903750554894c8bb8e14633147796f1fda42c6d48b193bad101661469ebbc1' +
    '7e0b2b0d76902a5344d42540879683d1',
);

/** Signs what it cannot read, as the server does. */
export const ticketSigner = {
  modulus: ticketHex(modulus),
  sign: (blinded: string): string => {
    let result = 1n;
    let square = BigInt('0x' + blinded) % modulus;
    for (let left = secret; left > 0n; left >>= 1n) {
      if (left & 1n) result = (result * square) % modulus;
      square = (square * square) % modulus;
    }
    return ticketHex(result);
  },
};
