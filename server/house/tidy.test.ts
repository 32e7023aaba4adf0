import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/** The house rules that a compiler cannot see: which room may know which, and what may lie about. */

const root = fileURLToPath(new URL('../..', import.meta.url));
const tracked = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\0')
  .filter((file) => file !== '' && existsSync(join(root, file)));
const sources = tracked.filter((file) => /\.tsx?$/.test(file));
const text = (file: string) => readFileSync(join(root, file), 'utf8');
const isTest = (file: string) => /\.test\.tsx?$/.test(file) || /(^|\/)test[A-Z]\w*\.ts$/.test(file);

/** Everything a file imports: paths inside the house as `server/engine/x.ts`, packages by name. */
function importsOf(file: string): string[] {
  const statement = /^(?:import|export)\b[^;']*?from '([^']+)';|^import '([^']+)';|\bimport\('([^']+)'\)/gm;
  const specifiers = [...text(file).matchAll(statement)].map(
    (match) => match[1] ?? match[2] ?? match[3] ?? '',
  );
  return specifiers.map((name) => (name.startsWith('.') ? normalize(join(dirname(file), name)) : name));
}

/** A room may import itself and these rooms; packages only where a list says so. */
const mayImport: Record<string, { rooms: string[]; packages: RegExp }> = {
  contract: { rooms: [], packages: /^zod\/mini$/ },
  engine: { rooms: ['contract'], packages: /^decimal\.js$/ },
  intake: { rooms: ['contract', 'engine'], packages: /./ },
  rules: { rooms: ['contract', 'engine'], packages: /./ },
  reports: { rooms: ['contract', 'engine', 'rules', 'history'], packages: /./ },
  xlsx: { rooms: ['contract'], packages: /./ },
  history: { rooms: ['contract', 'engine', 'rules'], packages: /^(decimal\.js|node:crypto)$/ },
  road: { rooms: ['contract', 'engine', 'intake', 'rules', 'history', 'reports', 'xlsx'], packages: /./ },
  'compute/worker': {
    rooms: ['contract', 'engine', 'intake', 'rules', 'history', 'reports', 'road', 'compute'],
    packages: /^node:/,
  },
  // The main thread answers requests and computes nothing.
  compute: { rooms: ['contract', 'history'], packages: /^node:/ },
  record: {
    rooms: ['contract', 'history'],
    packages: /^(node:|lowdb$|zod\/mini$|office-addin-dev-certs$|yauzl$|yazl$)/,
  },
  install: { rooms: ['contract', 'record', 'routes', 'headless'], packages: /^(node:|office-addin-cli$)/ },
  routes: { rooms: ['contract', 'compute', 'history', 'record'], packages: /^(hono|zod\/mini|node:crypto)/ },
};
const roomOf = (file: string) => /^server\/(compute\/worker|[^/]+)\//.exec(file)?.[1] ?? '';

describe('the house', () => {
  it('imports point one way', () => {
    const wrong = sources
      .filter((file) => !isTest(file) && roomOf(file) in mayImport)
      .flatMap((file) => {
        const { rooms, packages } = mayImport[roomOf(file)] ?? { rooms: [], packages: /$^/ };
        return importsOf(file)
          .filter((name) =>
            name.startsWith('server/')
              ? roomOf(name) !== roomOf(file) && !rooms.includes(roomOf(name))
              : name.startsWith('addin/') || !packages.test(name),
          )
          .map((name) => `${file} imports ${name}`);
      });
    expect(wrong).toEqual([]);
  });

  it('the engine knows no clock, randomness or locale', () => {
    const wrong = sources.filter(
      (file) =>
        file.startsWith('server/engine/') &&
        !isTest(file) &&
        /Date\.now|new Date\(|Math\.random|toLocale|localeCompare|Intl\./.test(text(file)),
    );
    expect(wrong).toEqual([]);
  });

  it('only the record and the rim of the house write to disk', () => {
    const rim = /^server\/(record|headless|bench|house)\//;
    const wrong = sources.filter(
      (file) =>
        !isTest(file) &&
        !rim.test(file) &&
        /\b(writeFile|appendFile|mkdir|rename|rm|unlink|createWriteStream)(Sync)?\(/.test(text(file)),
    );
    expect(wrong).toEqual([]);
  });

  it('the rooms that answer requests do not know the disk', () => {
    const answering = /^server\/(routes|compute)\/|^server\/(app|serve|loopback)\.ts$/;
    const wrong = sources
      .filter((file) => !isTest(file) && answering.test(file))
      .filter((file) => importsOf(file).some((name) => /^node:(fs|child_process)/.test(name)));
    expect(wrong).toEqual([]);
  });

  it('the pane imports only the contract from the server, and our Excel what reads and writes its files', () => {
    const allowed = (file: string) =>
      /^addin\/(workbench\/host|house)\//.test(file) ? /^server\/(contract|xlsx)\// : /^server\/contract\//;
    const wrong = sources
      .filter((file) => file.startsWith('addin/') && !isTest(file))
      .flatMap((file) =>
        importsOf(file)
          .filter((name) => name.startsWith('server/') && !allowed(file).test(name))
          .map((name) => `${file} imports ${name}`),
      );
    expect(wrong).toEqual([]);
  });

  it('only the workbook room and our own Excel know Office.js', () => {
    const knowing = /^addin\/(workbook|workbench)\//;
    const wrong = sources
      .filter((file) => file.startsWith('addin/') && !isTest(file) && !knowing.test(file))
      .filter((file) => /\b(Office|Excel|OfficeExtension)\.[a-zA-Z]/.test(text(file)));
    expect(wrong).toEqual([]);
  });

  it('what the pane knows and does needs no view', () => {
    const wrong = sources
      .filter((file) => file.startsWith('addin/taskpane/session/'))
      .flatMap((file) =>
        importsOf(file)
          .filter((name) => /^(react|@fluentui)|\.tsx$|^addin\/i18n\//.test(name))
          .map((name) => `${file} imports ${name}`),
      );
    expect(wrong).toEqual([]);
  });

  it('nothing lies at the top level that is not on the list', () => {
    const allowed = new Set([
      ...['addin', 'server', 'rules', 'templates', 'manifest.xml', 'package.json', 'package-lock.json'],
      ...['tsconfig.json', 'README.md', 'CHANGELOG.md', 'LICENSE'],
    ]);
    const top = new Set(tracked.map((file) => file.split('/')[0] ?? ''));
    expect([...top].filter((name) => !allowed.has(name) && !name.startsWith('.'))).toEqual([]);
  });

  it('no banned words', () => {
    const banned = new RegExp(
      ['TO', 'FIX', 'HA', 'X'].map((start, at) => `\\b${start}${['DO', 'ME', 'CK', 'XX'][at]}\\b`).join('|'),
    );
    const prose = tracked.filter(
      (file) => /\.(tsx?|ya?ml|md|json)$/.test(file) && file !== 'package-lock.json',
    );
    expect(prose.filter((file) => banned.test(text(file)))).toEqual([]);
  });

  it('no unused export, file or dependency', () => {
    const report = (() => {
      try {
        return execFileSync('npx', ['knip', '--no-progress'], { cwd: root, encoding: 'utf8', stdio: 'pipe' });
      } catch (error) {
        return (error as { stdout: string }).stdout;
      }
    })();
    expect(report.trim()).toBe('');
  });
});
