import { fileURLToPath } from 'node:url';
import { Refused } from './contract/api/refused.ts';
import { UsageError } from './headless/command.ts';
import { prepareAddin } from './install/prepareAddin.ts';
import { type StartOptions, startOptions, USAGE } from './install/startOptions.ts';
import { tellFault } from './install/talk.ts';
import { type Certificate, readCertificate } from './record/certificate.ts';
import { stepdownHome } from './record/home.ts';
import { ownCertificate } from './record/ownCertificate.ts';
import { readPages } from './record/pages.ts';
import { RecordDesk } from './record/recordDesk.ts';
import { readOrMakeToken, tokenFile } from './record/token.ts';
import { type RunningServer, startServer } from './serve.ts';

/** `npm start`: pane, interface and office.js from one origin of this computer, until it is told to stop. */

const EXIT_STOPPED = 1;
const EXIT_USAGE = 2;
const pagesFolder = fileURLToPath(new URL('../../addin/dist', import.meta.url));

async function start(options: StartOptions): Promise<void> {
  const home = stepdownHome(process.env, process.platform);
  const token = readOrMakeToken(home);
  const { certificate, authorityFile, isNew } = await certificateFor(options.certificate, home);
  const site = { files: readPages(pagesFolder), officeJs: options.officeJs };
  const record = new RecordDesk(home);
  const server = await startServer({ port: options.port, token, certificate, site, record });
  stopOnSignal(server);
  server.warmUp();
  console.log(
    `核算服务已启动 / the costing service listens\n  ${server.origin}/api\n  口令 / token  ${tokenFile(home)}`,
  );
  const serving = { home, origin: server.origin, token, authorityFile, isNewCertificate: isNew };
  if (certificate) console.log(await prepareAddin(serving, options));
  for (const notice of await record.notices()) tellFault(notice);
  console.log('按 Ctrl+C 停止 / Ctrl+C stops it');
}

interface Chosen {
  readonly certificate: Certificate | null;
  readonly authorityFile: string | null;
  readonly isNew: boolean;
}

async function certificateFor(asked: StartOptions['certificate'], home: string): Promise<Chosen> {
  if (asked === 'own') return ownCertificate(home, process.platform, new Date());
  const certificate = asked === 'none' ? null : readCertificate(asked);
  return { certificate, authorityFile: null, isNew: false };
}

/** The first signal lets requests finish, the second does not. */
function stopOnSignal(server: RunningServer): void {
  const signals = ['SIGINT', 'SIGTERM'] as const;
  const stop = async () => {
    for (const signal of signals) process.off(signal, stop);
    await server.close();
    console.log('核算服务已停止 / the costing service has stopped');
  };
  for (const signal of signals) process.on(signal, stop);
}

try {
  await start(startOptions(process.argv.slice(2)));
} catch (error) {
  if (error instanceof UsageError) {
    console.error(`${error.message}\n  ${USAGE}`);
    process.exitCode = EXIT_USAGE;
  } else if (error instanceof Refused) {
    tellFault(error.fault);
    process.exitCode = EXIT_STOPPED;
  } else throw error;
}
