import { allOf, type Element, every } from './element.ts';
import type { Finding } from './findings.ts';

/** Files by their path below the origin, as the server hands them out. */
export type Files = ReadonlyMap<string, Uint8Array>;

/** Every address is ours, leads to a file that is there, and an icon has the pixels it says. */
export function checkAddresses(manifest: Element, files: Files): Finding[] {
  const origin = originOf(allOf(manifest, 'app:SourceLocation')[0]?.attributes.DefaultValue ?? '');
  return [
    ...every(manifest).flatMap(({ attributes, text, line, name }) =>
      [attributes.DefaultValue, attributes.Value, text]
        .filter((value): value is string => /^\w+:\/\//.test(value ?? ''))
        .flatMap((url) => checkAddress(url, line, { origin, files, isFile: name !== 'app:AppDomain' })),
    ),
    ...checkIcons(manifest, files),
  ];
}

const originOf = (url: string): string => (URL.canParse(url) ? new URL(url).origin : '');
const pathOf = (url: string): string => (URL.canParse(url) ? new URL(url).pathname : '');

interface Judged {
  readonly origin: string;
  readonly files: Files;
  /** It names a file and not an origin. */
  readonly isFile: boolean;
}

function checkAddress(url: string, line: number, { origin, files, isFile }: Judged): Finding[] {
  if (!url.startsWith('https://')) return [{ code: 'MF-011', line, params: { url } }];
  if (originOf(url) !== origin) return [{ code: 'MF-012', line, params: { url, origin } }];
  if (isFile && !files.has(pathOf(url))) return [{ code: 'MF-013', line, params: { url } }];
  return [];
}

const BASE_PIXELS: Readonly<Record<string, number>> = { 'app:IconUrl': 32, 'app:HighResolutionIconUrl': 64 };
const REQUIRED_PIXELS = ['16', '32', '80'];

function checkIcons(manifest: Element, files: Files): Finding[] {
  const urls = new Map(
    allOf(manifest, 'bt:Images').flatMap(({ children }) =>
      children.map(({ attributes }) => [attributes.id, attributes.DefaultValue ?? '']),
    ),
  );
  const base = Object.entries(BASE_PIXELS).flatMap(([name, wanted]) =>
    allOf(manifest, name).flatMap(({ attributes, line }) =>
      checkPixels({ url: attributes.DefaultValue ?? '', wanted, line }, files),
    ),
  );
  const ribbon = allOf(manifest, 'ov:Icon').flatMap(({ children, line }) => {
    const sizes = children.map(({ attributes }) => attributes.size ?? '');
    const missing = REQUIRED_PIXELS.filter((size) => !sizes.includes(size));
    const lacking: Finding[] =
      missing.length > 0 ? [{ code: 'MF-015', line, params: { sizes: missing.join('、') } }] : [];
    const pictures = children.flatMap(({ attributes: { size, resid }, line }) =>
      checkPixels({ url: urls.get(resid) ?? '', wanted: Number(size), line }, files),
    );
    return [...lacking, ...pictures];
  });
  return [...base, ...ribbon];
}

interface Picture {
  readonly url: string;
  readonly wanted: number;
  readonly line: number;
}

/** A picture that is not there has been told already. */
function checkPixels({ url, wanted, line }: Picture, files: Files): Finding[] {
  const file = files.get(pathOf(url));
  const found = file ? pixelsOf(file) : wanted;
  return found === wanted ? [] : [{ code: 'MF-014', line, params: { url, found, wanted } }];
}

const PNG_WIDTH_AT = 16;
const PNG_HEIGHT_AT = 20;

/** Side of a square PNG; 0 for what is none. */
function pixelsOf(file: Uint8Array): number {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (file.byteLength < PNG_HEIGHT_AT + 4 || view.getUint32(0) !== 0x89504e47) return 0;
  const width = view.getUint32(PNG_WIDTH_AT);
  return width === view.getUint32(PNG_HEIGHT_AT) ? width : 0;
}
