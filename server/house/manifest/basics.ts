import { allOf, type Element, every } from './element.ts';
import type { Finding, FindingCode } from './findings.ts';

/** The form of what stands at the top: id, version, languages, requirement sets; and nothing left of a sample. */
export const checkBasics = (manifest: Element): Finding[] => [
  ...formed(
    manifest,
    'app:Id',
    'MF-020',
    'id',
    /^(?!0{8})[\da-f]{8}-[\da-f]{4}-[1-5][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i,
  ),
  ...formed(manifest, 'app:Version', 'MF-019', 'version', /^\d{1,5}(\.\d{1,5}){3}$/),
  ...formed(manifest, 'app:DefaultLocale', 'MF-021', 'locale', LOCALE),
  ...overrideLocales(manifest),
  ...requirementForms(manifest),
  ...missingRequirements(manifest),
  ...leftovers(manifest),
];

const LOCALE = /^[a-z]{2,3}(-[A-Z][a-z]{3})?-[A-Z]{2}$/;

function formed(manifest: Element, name: string, code: FindingCode, param: string, form: RegExp): Finding[] {
  return allOf(manifest, name)
    .filter(({ text }) => text !== '' && !form.test(text))
    .map(({ text, line }) => ({ code, line, params: { [param]: text } }));
}

function overrideLocales(manifest: Element): Finding[] {
  return [...allOf(manifest, 'app:Override'), ...allOf(manifest, 'bt:Override')]
    .filter(({ attributes }) => !LOCALE.test(attributes.Locale ?? ''))
    .map(({ attributes, line }) => ({ code: 'MF-021', line, params: { locale: attributes.Locale ?? '' } }));
}

const KNOWN_SETS = [
  'ExcelApi',
  'SharedRuntime',
  'RibbonApi',
  'DialogApi',
  'IdentityAPI',
  'CustomFunctionsRuntime',
];

function requirementForms(manifest: Element): Finding[] {
  return allOf(manifest, 'app:Set').flatMap(({ attributes, line }): Finding[] => {
    const { Name: set = '', MinVersion: version = '' } = attributes;
    const isKnown = KNOWN_SETS.includes(set) && /^\d+\.\d+$/.test(version);
    return isKnown ? [] : [{ code: 'MF-023', line, params: { set, version } }];
  });
}

/** What an element of the manifest needs from Excel. */
const needs: Readonly<Record<string, string>> = {
  'ov:Runtime': 'SharedRuntime',
  'ov:Enabled': 'RibbonApi',
};

function missingRequirements(manifest: Element): Finding[] {
  const asked = allOf(manifest, 'app:Set').map(({ attributes }) => attributes.Name);
  return Object.entries(needs).flatMap(([use, set]): Finding[] => {
    const [user] = allOf(manifest, use);
    if (!user || asked.includes(set)) return [];
    return [{ code: 'MF-024', line: user.line, params: { set, use: use.slice(3) } }];
  });
}

const LEFTOVER = /contoso|example\.(com|org)|fabrikam|lorem|placeholder|your[-.]|\bmy ?add-?in\b/i;

function leftovers(manifest: Element): Finding[] {
  return every(manifest).flatMap(({ attributes, text, line }) =>
    [...Object.values(attributes), text]
      .filter((value) => LEFTOVER.test(value))
      .map((value): Finding => ({ code: 'MF-029', line, params: { text: value } })),
  );
}
