import { homedir } from 'node:os';
import { Refused } from '../contract/api/refused.ts';
import { writeEntrance, writeManifest } from '../record/addinFiles.ts';
import { nextSteps } from './nextSteps.ts';
import type { StartOptions } from './startOptions.ts';
import { runCommands, type SystemCommand, sideloadCommands, trustCommands } from './systemCommands.ts';
import { agrees, tellFault } from './talk.ts';

/** What an add-in needs to know of the server that is to answer it. */
export interface Serving {
  readonly home: string;
  readonly origin: string;
  readonly token: string;
  /** The certificate to be trusted; null where somebody else made it and sees to that. */
  readonly authorityFile: string | null;
  readonly isNewCertificate: boolean;
}

/** The page that plays Excel where there is none. */
const HOST_PAGE = '/host.html';

/** Everything between a server that listens and an add-in in Excel; gives what is left for a person to do. */
export async function prepareAddin(
  { home, origin, token, authorityFile, isNewCertificate }: Serving,
  asked: Pick<StartOptions, 'trust' | 'sideload'>,
): Promise<string> {
  const computer = { platform: process.platform, userHome: homedir() };
  const manifest = writeManifest(home, origin, token);
  const entranceFile = writeEntrance(home, `${origin}${HOST_PAGE}`, token);
  const trusting = authorityFile === null ? [] : trustCommands(computer, authorityFile);
  const isTrustWanted = asked.trust || (isNewCertificate && trusting.length > 0 && (await agrees(TRUST)));
  return nextSteps({
    platform: computer.platform,
    authorityFile,
    entranceFile,
    manifestFile: manifest.file,
    needsTrust: isNewCertificate && !(isTrustWanted && isDone(trusting)),
    isSideloaded: asked.sideload && isDone(sideloadCommands(computer, manifest.addinId, manifest.file)),
  });
}

const TRUST =
  '现在让本机信任新的证书吗？否则 Excel 打不开任务窗格 / trust the new certificate on this computer now?';

/** A system that does not let us is told; the service goes on. */
function isDone(commands: readonly SystemCommand[]): boolean {
  try {
    runCommands(commands);
    return commands.length > 0;
  } catch (cause) {
    if (!(cause instanceof Refused)) throw cause;
    tellFault(cause.fault);
    return false;
  }
}
