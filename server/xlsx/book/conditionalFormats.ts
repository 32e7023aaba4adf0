import { escapeText } from '../xmlText.ts';
import { childrenOf, type XmlElement } from '../xmlTree.ts';
import type { BookChangedLook, BookConditionalFormat } from './book.ts';
import { attributesOf, elementXml, flag, flagOf, numberOf, numberOrNull, textOf } from './element.ts';

const scales = new Set(['colorScale', 'dataBar', 'iconSet']);

/** `looks`: what rules change, by the number that they carry; `sourceOf`: an element as it stands in the file. */
export const readConditionalFormats = (
  lists: readonly XmlElement[],
  looks: readonly BookChangedLook[],
  sourceOf: (element: XmlElement) => string,
): BookConditionalFormat[] =>
  lists.flatMap((list) =>
    childrenOf(list, 'cfRule').map((rule) => {
      const scale = rule.children.find(({ local }) => scales.has(local));
      const look = numberOrNull(rule, 'dxfId');
      return {
        ranges: textOf(list, 'sqref'),
        kind: textOf(rule, 'type'),
        priority: numberOf(rule, 'priority'),
        stopsIfTrue: flagOf(rule, 'stopIfTrue'),
        formulas: childrenOf(rule, 'formula').map(({ text }) => text),
        look: look === null ? null : (looks[look] ?? null),
        details: attributesOf(rule, ['type', 'priority', 'stopIfTrue', 'dxfId']),
        scale: scale ? sourceOf(scale) : null,
      };
    }),
  );

/** `lookId`: the number under which the file keeps what a rule changes. */
export const conditionalFormatsXml = (
  formats: readonly BookConditionalFormat[],
  lookId: (look: BookChangedLook) => number,
): string =>
  formats
    .map(({ ranges, kind, priority, stopsIfTrue, formulas, look, details, scale }) => {
      const attributes = {
        type: kind,
        dxfId: look ? lookId(look) : undefined,
        priority,
        stopIfTrue: flag(stopsIfTrue),
        ...details,
      };
      const inner = formulas.map((formula) => elementXml('formula', {}, escapeText(formula))).join('');
      const rule = elementXml('cfRule', attributes, inner + (scale ?? ''));
      return elementXml('conditionalFormatting', { sqref: ranges }, rule);
    })
    .join('');
