import { describe, expect, it } from 'vitest';
import { XmlPart } from './xmlPart.ts';
import { child, type XmlElement } from './xmlTree.ts';

const first = (parent: XmlElement): XmlElement => {
  const [element] = parent.children;
  if (!element) throw new Error('no child');
  return element;
};

describe('editing a part', () => {
  it('keeps every character that is not edited', () => {
    const text =
      '<?xml version="1.0"?>\r\n<!-- <a> --><a x = \'1>2\'\t><b/>汉字😀 &#65; <![CDATA[<b>]]></a >\n';
    expect(new XmlPart(text, 'p').toString()).toBe(text);
    const part = new XmlPart(text, 'p');
    part.setAttribute(first(part.root), 'y', '"');
    expect(part.toString()).toBe(text.replace('<b/>', '<b y="&quot;"/>'));
  });

  it('opens an empty element to take children', () => {
    const part = new XmlPart('<a><b n="1" /></a>', 'p');
    part.append(first(part.root), '<c/>');
    part.append(first(part.root), '<d/>');
    part.setAttribute(first(part.root), 'n', 2);
    expect(part.toString()).toBe('<a><b n="2" ><c/><d/></b></a>');
  });

  it('sets the attribute of that name and no other', () => {
    const part = new XmlPart('<a><b rid="1" note=\' id="2"\' id="3"/></a>', 'p');
    part.setAttribute(first(part.root), 'id', 4);
    expect(part.toString()).toBe('<a><b rid="1" note=\' id="2"\' id="4"/></a>');
  });

  it('writes new elements with the prefix of the part, and text alone', () => {
    const part = new XmlPart('<x:a xmlns:x="u"><x:b>3 &lt; 4</x:b></x:a>', 'p');
    part.insertAfter(first(part.root), '<c><d e="1"/></c>');
    expect(part.toString()).toBe('<x:a xmlns:x="u"><x:b>3 &lt; 4</x:b><x:c><x:d e="1"/></x:c></x:a>');
  });

  it('puts a missing section where the schema has it', () => {
    const part = new XmlPart('<a><one/><three/><four/></a>', 'p');
    part.insertInOrder(['one', 'two', 'three', 'four'], 'two', '<two/>');
    expect(part.toString()).toBe('<a><one/><two/><three/><four/></a>');
    expect(child(part.root, 'two')).toBeUndefined();
  });
});

it.each(['<a><b></a>', '<a', '', '<a>&unknown;</a>'])('refuses the malformed part %j', (text) => {
  expect(() => new XmlPart(text, 'p')).toThrow('WB-011');
});

it('refuses a part that defines entities', () => {
  expect(() => new XmlPart('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'p')).toThrow('WB-012');
});
