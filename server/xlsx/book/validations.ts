import { decodeSpreadsheetText } from '../xmlDecoding.ts';
import { encodeCellText, escapeText } from '../xmlText.ts';
import { childrenOf, type XmlElement } from '../xmlTree.ts';
import type { BookMessage, BookValidation } from './book.ts';
import { elementXml, flag, flagOf, listXml, textOf, unless } from './element.ts';

/** `list`: `dataValidations`, of the sheet or of its extensions, where Excel puts lists that stand on another sheet. */
export const readValidations = (list: XmlElement | undefined): BookValidation[] =>
  childrenOf(list, 'dataValidation').map((element) => ({
    ranges: textOf(element, 'sqref') || childText(element, 'sqref'),
    kind: textOf(element, 'type', 'none'),
    operator: textOf(element, 'operator', 'between'),
    formulas: ['formula1', 'formula2'].map((name) => childText(element, name)).filter((text) => text !== ''),
    allowsBlank: flagOf(element, 'allowBlank'),
    // The attribute says the contrary of its name.
    hasDropDown: !flagOf(element, 'showDropDown'),
    errorStyle: textOf(element, 'errorStyle', 'stop'),
    error: message(element, 'showErrorMessage', 'errorTitle', 'error'),
    prompt: message(element, 'showInputMessage', 'promptTitle', 'prompt'),
  }));

/** In an extension, the text stands one element deeper. */
function childText(element: XmlElement, name: string): string {
  const [found] = childrenOf(element, name);
  return found ? (found.children[0] ?? found).text : '';
}

function message(element: XmlElement, shown: string, title: string, text: string): BookMessage | null {
  if (!flagOf(element, shown)) return null;
  const [titleText, messageText] = [title, text].map((name) => decodeSpreadsheetText(textOf(element, name)));
  return { title: titleText ?? '', text: messageText ?? '' };
}

export const validationsXml = (validations: readonly BookValidation[]): string =>
  listXml(
    'dataValidations',
    validations.map((validation) => {
      const { ranges, kind, operator, formulas, allowsBlank, hasDropDown, errorStyle, error, prompt } =
        validation;
      const attributes = {
        type: unless('none', kind),
        errorStyle: unless('stop', errorStyle),
        operator: unless('between', operator),
        allowBlank: flag(allowsBlank),
        showDropDown: flag(!hasDropDown),
        showInputMessage: flag(prompt !== null),
        showErrorMessage: flag(error !== null),
        errorTitle: attributeText(error?.title),
        error: attributeText(error?.text),
        promptTitle: attributeText(prompt?.title),
        prompt: attributeText(prompt?.text),
        sqref: ranges,
      };
      const inner = formulas.map((formula, at) => elementXml(`formula${at + 1}`, {}, escapeText(formula)));
      return elementXml('dataValidation', attributes, inner.join(''));
    }),
  );

const attributeText = (text: string | undefined): string | undefined =>
  text ? encodeCellText(text) : undefined;
