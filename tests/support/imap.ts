import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '@traccia/runtime';

export interface TestImap {
  url: string;
  /** Puts one mail into the inbox as a mail server would. */
  deliver(raw: Buffer): void;
  /** How many mails lie in a folder; `new` ones nobody has looked at. */
  count(folder: 'INBOX' | 'Taken'): { all: number; seen: number };
  stop(): Promise<void>;
}

/** A real IMAP server of our own (Dovecot); null where it is not installed, and never in CI. */
export async function startTestImap(): Promise<TestImap | null> {
  try {
    execFileSync('dovecot', ['--version'], { stdio: 'ignore' });
  } catch {
    if (process.env.CI === 'true') throw new Error('dovecot-imapd is required in CI');
    return null;
  }
  const home = mkdtempSync(join(tmpdir(), 'traccia-imap-'));
  chmodSync(home, 0o755);
  const asRoot = userInfo().uid === 0;
  // Dovecot gives no mail to root.
  const owner = asRoot ? idsOf('mail') : { uid: userInfo().uid, gid: userInfo().gid };
  const mail = join(home, 'mail');
  for (const folder of ['', 'cur', 'new', 'tmp', '.Taken', '.Taken/cur', '.Taken/new', '.Taken/tmp']) {
    mkdirSync(join(mail, folder), { recursive: true });
    if (asRoot) chownSync(join(mail, folder), owner.uid, owner.gid);
  }
  const port = await freePort();
  writeFileSync(join(home, 'dovecot.conf'), configuration({ home, mail, port, owner, asRoot }));
  const server = spawn('dovecot', ['-F', '-c', join(home, 'dovecot.conf')], { stdio: 'ignore' });
  for (let tries = 0; !(await answers(port)); tries += 1) {
    if (tries > 200 || server.exitCode !== null) throw new Error('the IMAP server did not start');
    await pause(50);
  }
  let delivered = 0;
  return {
    url: `imap://training:secret@127.0.0.1:${port}/INBOX`,
    deliver: (raw) => {
      const path = join(mail, 'new', `${Date.now()}.${(delivered += 1)}.test`);
      writeFileSync(path, raw);
      if (asRoot) chownSync(path, owner.uid, owner.gid);
    },
    count: (folder) => {
      const at = folder === 'INBOX' ? mail : join(mail, '.Taken');
      const names = [...readdirSync(join(at, 'cur')), ...readdirSync(join(at, 'new'))];
      return { all: names.length, seen: names.filter((name) => /:2,[A-Z]*S/.test(name)).length };
    },
    stop: async () => {
      const gone = once(server, 'exit');
      server.kill('SIGTERM');
      await gone;
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function configuration(at: {
  home: string;
  mail: string;
  port: number;
  owner: { uid: number; gid: number };
  asRoot: boolean;
}): string {
  const { home, mail, port, owner, asRoot } = at;
  const me = userInfo().username;
  return `
base_dir = ${home}/run
log_path = ${home}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
mail_location = maildir:${mail}
first_valid_uid = ${owner.uid}
first_valid_gid = ${owner.gid}
${asRoot ? '' : `default_internal_user = ${me}\ndefault_login_user = ${me}\ndefault_internal_group = ${me}`}
passdb {
  driver = static
  args = password=secret
}
userdb {
  driver = static
  args = uid=${owner.uid} gid=${owner.gid} home=${mail}
}
service anvil {
  chroot =
}
service imap-login {
  chroot =
  inet_listener imap {
    address = 127.0.0.1
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
`;
}

function idsOf(user: string): { uid: number; gid: number } {
  const id = (flag: string) => Number(execFileSync('id', [flag, user], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

async function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}
