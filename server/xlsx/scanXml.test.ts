import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { scanXml } from './scanXml.ts';
import { UnreadableWorkbook } from './unreadableWorkbook.ts';

async function* inPieces(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** Events as lines, neighbouring texts joined: how a parser cuts text means nothing. */
function recorder(attributesAsked: readonly string[]) {
  const events: string[] = [];
  let text = '';
  const flush = () => {
    if (text) events.push(`text ${text}`);
    text = '';
  };
  return {
    events,
    open(name: string, attribute: (name: string) => string | undefined) {
      flush();
      const values = attributesAsked.map((each) => [each, attribute(each)] as const);
      events.push(`open ${name} ${JSON.stringify(values.filter(([, value]) => value !== undefined))}`);
    },
    close(name: string) {
      flush();
      events.push(`close ${name}`);
    },
    text(piece: string) {
      text += piece;
    },
  };
}

const attributes = ['r', 's', 'name', 'x:id'];

async function ours(bytes: Uint8Array, pieceSize = bytes.length): Promise<string[]> {
  const record = recorder(attributes);
  await scanXml('part.xml', inPieces(bytes, pieceSize), {
    open: (tag) => record.open(tag.name, (name) => tag.attribute(name)),
    close: (name) => record.close(name),
    text: (text) => record.text(text),
  });
  return record.events;
}

function reference(xml: string): string[] {
  const record = recorder(attributes);
  const local = (name: string) => name.slice(name.indexOf(':') + 1);
  const parser = new SaxesParser({ xmlns: false });
  let depth = 0;
  parser.on('opentag', (tag) => {
    depth++;
    record.open(local(tag.name), (name) => tag.attributes[name]);
  });
  parser.on('closetag', (tag) => {
    depth--;
    record.close(local(tag.name));
  });
  const inside = (text: string) => {
    if (depth > 0) record.text(text);
  };
  parser.on('text', inside);
  parser.on('cdata', inside);
  parser.write(xml).close();
  return record.events;
}

const characters = fc.stringMatching(/^[a-z <>&"'\t\r\n门诊收入]{0,12}$/);
const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
const name = fc.constantFrom('c', 'v', 'x:row', 'is');
const attributeList = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...attributes), characters, fc.constantFrom('"', "'")), {
    selector: ([each]) => each,
  })
  .map((list) => list.map(([each, value, quote]) => ` ${each} = ${quote}${escaped(value)}${quote}`).join(''));
const { node } = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    characters.map(escaped),
    fc.constantFrom('<!-- a > b -->', '<?note a > b?>', '<![CDATA[a < b & c]]>', '&lt;&amp;&#x95E8;&quot;'),
    fc.tuple(name, attributeList).map(([tag, list]) => `<${tag}${list}/>`),
    fc
      .tuple(name, attributeList, fc.array(tie('node'), { maxLength: 4 }))
      .map(([tag, list, inner]) => `<${tag}${list} >${inner.join('')}</${tag} >`),
  ),
}));

test('hears what a general XML parser hears, wherever the pieces are cut', async () => {
  const document = fc
    .array(node, { maxLength: 5 })
    .map((inner) => `<?xml version="1.0"?>\n<root>${inner.join('')}</root>\n`);
  await fc.assert(
    fc.asyncProperty(document, fc.integer({ min: 1, max: 40 }), async (xml, pieceSize) => {
      expect(await ours(Buffer.from(xml), pieceSize)).toEqual(reference(xml));
    }),
    { numRuns: 500 },
  );
});

describe('encodings', () => {
  const body = '<a name="收入"/>';
  const expected = ['open a [["name","收入"]]', 'close a'];
  test.each([
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${body}`)],
    [
      'UTF-16 as its byte order mark says',
      Buffer.from(`\ufeff<?xml version="1.0" encoding="UTF-16"?>${body}`, 'utf16le'),
    ],
    [
      'GBK as its declaration says',
      Buffer.concat([
        Buffer.from('<?xml version="1.0" encoding="GBK"?><a name="'),
        Buffer.from([0xca, 0xd5, 0xc8, 0xeb]),
        Buffer.from('"/>'),
      ]),
    ],
  ])('%s', async (_, bytes) => {
    expect(await ours(bytes)).toEqual(expected);
  });
});

async function codeOf(xml: string | Uint8Array): Promise<string> {
  try {
    await ours(Buffer.from(xml as string), 16_384);
  } catch (cause) {
    if (cause instanceof UnreadableWorkbook) return cause.fault.code;
    throw cause;
  }
  return 'read';
}

describe('what is refused', () => {
  test.each([
    ['a DOCTYPE', '<!DOCTYPE a [<!ENTITY e "ha">]><a>&e;</a>', 'WB-012'],
    ['a DOCTYPE that names a file', '<!DOCTYPE a SYSTEM "file:///etc/hosts"><a/>', 'WB-012'],
    ['an unknown entity', '<a>&e;</a>', 'WB-011'],
    ['a lone ampersand', '<a>a & b</a>', 'WB-011'],
    ['a character outside Unicode', '<a>&#x110000;</a>', 'WB-011'],
    ['crossed tags', '<a><b></a></b>', 'WB-011'],
    ['an open end', '<a><b/>', 'WB-011'],
    ['half a tag', '<a><b', 'WB-011'],
    ['two roots', '<a/><b/>', 'WB-011'],
    ['text outside the root', '<a/>more', 'WB-011'],
    ['a closing tag too many', '<a/></a>', 'WB-011'],
    ['an unquoted attribute', '<a r=1/>', 'WB-011'],
    ['nothing', '', 'WB-011'],
    ['an unknown encoding', '<?xml version="1.0" encoding="abc"?><a/>', 'WB-011'],
    ['bytes that are not UTF-8', Uint8Array.from([0x3c, 0x61, 0x3e, 0xff, 0x3c, 0x2f, 0x61, 0x3e]), 'WB-011'],
    ['elements nested past all use', `${'<a>'.repeat(101)}${'</a>'.repeat(101)}`, 'WB-011'],
    ['a text without end', `<a>${'x'.repeat(1_100_000)}`, 'WB-011'],
  ])('%s', async (_, xml, code) => {
    expect(await codeOf(xml)).toBe(code);
  });

  test('but the longest text of a cell, fully escaped, is read', async () => {
    expect(await codeOf(`<a>${'&#x10FFFF;'.repeat(32_767)}</a>`)).toBe('read');
  });
});
