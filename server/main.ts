import { Refused } from './contract/api/refused.ts';
import { DEFAULT_PORT } from './contract/api/version.ts';
import { faultLine } from './contract/faults/catalogue.ts';
import { parseCommandLine, UsageError } from './headless/command.ts';
import { readCertificate } from './record/certificate.ts';
import { stepdownHome } from './record/home.ts';
import { readOrMakeToken, tokenFile } from './record/token.ts';
import { type RunningServer, startServer } from './serve.ts';

/** `npm start`: the local compute server, until it is told to stop. */

const USAGE = 'npm start -- [--port 18360] [--cert 证书.crt --key 私钥.key]';

const flags = {
  port: { type: 'string', default: String(DEFAULT_PORT) },
  cert: { type: 'string' },
  key: { type: 'string' },
} as const;

const EXIT_STOPPED = 1;
const EXIT_USAGE = 2;
const LAST_PORT = 65_535;

async function start(args: string[]): Promise<RunningServer> {
  const { values } = parseCommandLine(args, flags);
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > LAST_PORT)
    throw new UsageError(`--port 应为 0 到 ${LAST_PORT} 的整数，不是 ${values.port}`);
  const { cert, key } = values;
  if ((cert === undefined) !== (key === undefined)) throw new UsageError('--cert 和 --key 要一起给出');
  const home = stepdownHome(process.env, process.platform);
  const token = readOrMakeToken(home);
  const named = cert !== undefined && key !== undefined ? { cert, key } : null;
  const server = await startServer({ port, token, certificate: readCertificate(home, named) });
  server.warmUp();
  console.log(
    `核算服务已启动 / the costing service listens\n  ${server.origin}/api\n  口令 / token  ${tokenFile(home)}`,
  );
  return server;
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
  stopOnSignal(await start(process.argv.slice(2)));
} catch (error) {
  if (error instanceof UsageError) {
    console.error(`${error.message}\n  ${USAGE}`);
    process.exitCode = EXIT_USAGE;
  } else if (error instanceof Refused) {
    console.error(`${faultLine(error.fault, 'zh')}\n${faultLine(error.fault, 'en')}`);
    process.exitCode = EXIT_STOPPED;
  } else throw error;
}
