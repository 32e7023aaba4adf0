import { connect, createServer } from 'node:net';
import { systemCode } from './home.ts';

/**
 * A sign of a process that the system itself takes down when the process ends, however it ends: a pipe that
 * somebody listens on. A process number says less, since it is given to another process sooner or later; a
 * clock says less, since it can be set.
 */
export interface SignOfLife {
  end(): Promise<void>;
}

export async function giveSign(name: string): Promise<SignOfLife> {
  const pipe = pipeOf(name);
  if (pipe === null) return { end: async () => undefined };
  const server = createServer((asking) => asking.destroy());
  server.unref();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(pipe, resolve);
  });
  return { end: () => new Promise((resolve) => server.close(() => resolve())) };
}

/** Whether the process that gave the sign lives; where in doubt, it does. */
export function givesSign(name: string, pid: number): Promise<boolean> {
  const pipe = pipeOf(name);
  if (pipe === null) return Promise.resolve(isRunning(pid));
  return new Promise((resolve) => {
    const asking = connect(pipe, () => {
      asking.destroy();
      resolve(true);
    });
    asking.on('error', (cause) => resolve(!['ENOENT', 'ECONNREFUSED'].includes(systemCode(cause))));
  });
}

/** Null on systems whose pipes outlive their process: there only the process number is left. */
function pipeOf(name: string): string | null {
  if (process.platform === 'win32') return `\\\\.\\pipe\\stepdown-${name}`;
  return process.platform === 'linux' ? `\0stepdown-${name}` : null;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return systemCode(cause) === 'EPERM';
  }
}
