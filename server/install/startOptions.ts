import { parseNumber } from 'office-addin-cli';
import { DEFAULT_PORT } from '../contract/api/version.ts';
import { parseCommandLine, UsageError } from '../headless/command.ts';
import type { OfficeJsSource } from '../routes/pages.ts';

export const USAGE = `npm start -- [--port ${DEFAULT_PORT}] [--trust] [--sideload] [--office-js own|cdn] [--cert 证书.crt --key 私钥.key] [--http]`;

/** What `npm start` was asked for. */
export interface StartOptions {
  readonly port: number;
  /** `own`: made by us and kept in the home; `none`: plain http, for programs that are not Excel. */
  readonly certificate: 'own' | 'none' | { readonly cert: string; readonly key: string };
  readonly officeJs: OfficeJsSource;
  readonly trust: boolean;
  readonly sideload: boolean;
}

const flags = {
  port: { type: 'string', default: String(DEFAULT_PORT) },
  cert: { type: 'string' },
  key: { type: 'string' },
  http: { type: 'boolean', default: false },
  'office-js': { type: 'string', default: 'own' },
  trust: { type: 'boolean', default: false },
  sideload: { type: 'boolean', default: false },
} as const;

/** Throws `UsageError` where the command line is off. */
export function startOptions(args: string[]): StartOptions {
  const { values, positionals } = parseCommandLine(args, flags);
  const [stray] = positionals;
  if (stray !== undefined) throw new UsageError(`不认识“${stray}”`);
  const { trust, sideload, http, cert, key } = values;
  const certificate = certificateOf(http, cert, key);
  if (http && (trust || sideload))
    throw new UsageError('Excel 只打开 https 的加载项，--http 不能和 --trust、--sideload 一起用');
  return {
    port: portOf(values.port),
    certificate,
    officeJs: officeJsOf(values['office-js']),
    trust,
    sideload,
  };
}

function certificateOf(http: boolean, cert?: string, key?: string): StartOptions['certificate'] {
  if ((cert === undefined) !== (key === undefined)) throw new UsageError('--cert 和 --key 要一起给出');
  if (cert === undefined || key === undefined) return http ? 'none' : 'own';
  if (http) throw new UsageError('--http 不用证书，不能和 --cert、--key 一起用');
  return { cert, key };
}

const LAST_PORT = 65_535;

function portOf(text: string): number {
  const complaint = `--port 应为 0 到 ${LAST_PORT} 的整数，不是 ${text}`;
  const port = /^\d+$/.test(text) ? parseNumber(text) : undefined;
  if (port === undefined || port > LAST_PORT) throw new UsageError(complaint);
  return port;
}

function officeJsOf(text: string): OfficeJsSource {
  if (text === 'own' || text === 'cdn') return text;
  throw new UsageError(`--office-js own | cdn，不是 ${text}`);
}
