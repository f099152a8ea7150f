/**
 * A relay that answers at once: it reads no command beyond what it must know and no mail beyond the dot.
 * Prints its port, and counts what it took in the answer to NOOP.
 */
import { createServer } from 'node:net';

const dot = Buffer.from('\r\n.\r\n');
let taken = 0;

function answerTo(line) {
  const verb = line.slice(0, 4).toUpperCase();
  if (verb === 'EHLO') return '250-sink\r\n250 PIPELINING\r\n';
  if (verb === 'DATA') return '354 go\r\n';
  if (verb === 'NOOP') return `250 ${taken}\r\n`;
  return '250 ok\r\n';
}

const server = createServer((socket) => {
  socket.setNoDelay(true);
  let inMail = false;
  let rest = Buffer.alloc(0);
  socket.on('error', () => socket.destroy());
  socket.write('220 sink\r\n');
  socket.on('data', (chunk) => {
    rest = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    let said = '';
    for (;;) {
      const end = rest.indexOf(inMail ? dot : '\n');
      if (end < 0) break;
      if (inMail) {
        taken += 1;
        said += '250 taken\r\n';
        rest = rest.subarray(end + dot.length);
        inMail = false;
        continue;
      }
      const line = rest.toString('latin1', 0, end);
      rest = rest.subarray(end + 1);
      inMail = /^data/i.test(line);
      said += answerTo(line);
    }
    // Of a mail only the last bytes matter: they may be the beginning of the dot.
    if (inMail && rest.length > 4) rest = rest.subarray(rest.length - 4);
    if (said) socket.write(said);
  });
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
