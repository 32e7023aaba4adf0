import { fault } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';
import type { ElementSelector, UnitSelector } from '../contract/figure.ts';
import type { CellPlace } from '../contract/place.ts';
import type { Month, RuleRow } from '../engine/ledger.ts';
import type { RulePack } from './pack.ts';
import type { NamedUnits, RowTokens } from './rowTokens.ts';

/** A row of 分摊规则 whose every word is understood. Null leaves the rule below it alone. */
export interface ReadRow {
  readonly operation: RuleRow['operation'];
  readonly senders: NamedUnits;
  readonly elements: ElementSelector;
  readonly elementsWord: string;
  readonly driver: string | null;
  readonly fallback: string | null;
  readonly receivers: readonly NamedUnits[];
  readonly order: number | null;
  readonly validFrom: Month | null;
  readonly at: CellPlace;
  readonly reason: string;
}

/** Reads one row; every word that is not understood is a fault at the row's cell. */
export function readRow(
  row: RuleRow,
  tokens: RowTokens,
  pack: RulePack,
): { row: ReadRow | null; faults: Fault[] } {
  const faults: Fault[] = [];
  const blame = (code: Parameters<typeof fault>[0], params: Fault['params'] = {}) => {
    faults.push(fault(code, params, row.at));
    return null;
  };
  const senders = tokens.units(row.senders) ?? blame('RU-070', { text: row.senders });
  if (senders && !sends(senders, pack)) blame('RU-071', { text: senders.word });
  const elements = tokens.elements(row.elements) ?? blame('RU-072', { text: row.elements });
  const driver = row.driver ? (tokens.driver(row.driver) ?? blame('RU-073', { text: row.driver })) : null;
  const fallback = row.fallback
    ? (tokens.fallback(row.fallback) ?? blame('RU-074', { text: row.fallback }))
    : null;
  if (driver && driver === fallback) blame('RU-075', { text: tokens.driverName(row.fallback) });
  const receivers = row.receivers.flatMap(
    (word) => tokens.units(word) ?? blame('RU-076', { text: word }) ?? [],
  );
  const { order } = row;
  if (order !== null && !(Number.isInteger(order) && order > 0)) blame('RU-078', { order });
  if (row.operation === 'set' && setsNothing(row)) blame('RU-080');
  if (!senders || !elements || faults.length > 0) return { row: null, faults };
  const { operation, validFrom, at, reason } = row;
  const understood = { senders, elements, driver, fallback, receivers, order };
  const elementsWord = tokens.elementsName(row.elements);
  return { row: { ...understood, operation, elementsWord, validFrom, at, reason }, faults };
}

const setsNothing = ({ driver, fallback, receivers, order }: RuleRow): boolean =>
  !driver && !fallback && receivers.length === 0 && order === null;

/** Whether any of the units ever hands out; a class without units is judged by its role. */
function sends({ selector, units }: NamedUnits, pack: RulePack): boolean {
  const senderClasses = pack.lists.classes
    .filter(({ values }) => values.some(({ content }) => content?.role === 'sender'))
    .map(({ id }) => id);
  if (selector.classes) return selector.classes.some((id) => senderClasses.includes(id));
  return units.length === 0 || units.some(({ unitClass }) => senderClasses.includes(unitClass));
}

/** Receivers as one selector: of one kind as written, of mixed kinds as the units they are. */
export function receiversOf(named: readonly NamedUnits[]): UnitSelector | null {
  if (named.length === 0) return null;
  const kinds = new Set(named.flatMap(({ selector }) => Object.keys(selector)));
  if (kinds.size > 1)
    return { codes: [...new Set(named.flatMap(({ units }) => units.map(({ code }) => code)))] };
  const [kind] = kinds as Set<'codes' | 'groups' | 'classes'>;
  return { [kind]: named.flatMap(({ selector }) => selector[kind] ?? []) };
}
