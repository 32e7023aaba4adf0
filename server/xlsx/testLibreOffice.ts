import { execFile, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

/** LibreOffice as a second pair of eyes on the files we write. */

const PROGRAM = 'soffice';
const PDF_READER = 'pdftotext';

const isInstalled = (program: string, askVersion: string): boolean =>
  spawnSync(program, [askVersion], { stdio: 'ignore' }).error === undefined;

const missing = [
  ...(isInstalled(PROGRAM, '--version') ? [] : [PROGRAM]),
  ...(isInstalled(PDF_READER, '-v') ? [] : [PDF_READER]),
];

/** Why tests that need LibreOffice are skipped; empty where they run. STEPDOWN_REQUIRE_LIBREOFFICE=1 makes them fail instead. */
export const libreOfficeMissing =
  process.env.STEPDOWN_REQUIRE_LIBREOFFICE === '1' || missing.length === 0
    ? ''
    : `${missing.join(', ')} not installed`;

/** Foreign files are calculated on loading (0: always), not taken with the results they carry. */
const settings = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`;

/** Opens the workbook, calculates it and saves it in the other format, in a profile of its own. */
export async function convert(bytes: Uint8Array, format: 'xlsx' | 'xls' | 'pdf'): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'stepdown-soffice-'));
  try {
    const profile = join(folder, 'profile');
    await mkdir(join(profile, 'user'), { recursive: true });
    await writeFile(join(profile, 'user', 'registrymodifications.xcu'), settings);
    await writeFile(join(folder, 'book.xlsx'), bytes);
    await promisify(execFile)(PROGRAM, [
      `-env:UserInstallation=${pathToFileURL(profile)}`,
      ...['--headless', '--convert-to', format, '--outdir', join(folder, 'out'), join(folder, 'book.xlsx')],
    ]);
    return await readFile(join(folder, 'out', `book.${format}`));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The text of every page. */
export async function pdfPages(pdf: Uint8Array): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'stepdown-pdf-'));
  try {
    const path = join(folder, 'book.pdf');
    await writeFile(path, pdf);
    const { stdout } = await promisify(execFile)(PDF_READER, [path, '-'], { maxBuffer: MOST_TEXT_BYTES });
    return stdout.split('\f');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const MOST_TEXT_BYTES = 1 << 28;
