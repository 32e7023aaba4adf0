import type { FormulaPart } from '../../contract/plan.ts';
import type { FillRow } from './ledgerRows.ts';
import {
  DONE,
  IMPLAUSIBLE,
  NOT_FILLED,
  type ResourceSheet,
  type RowContext,
  type RowState,
  resourceSheets,
  toldStates,
} from './rowStates.ts';
import { cellOf, columnOf, firstOf, formula } from './sheetRefs.ts';

/** What an item says of itself, from its own line and from the rows that its resources have on the other sheets. */

const NO_LABOUR = '缺人力';
const TO_CHANGE = '待改';

/** The rows that go out, by sheet: the item they are of and their state. */
export type StatedRows = Readonly<
  Record<ResourceSheet, readonly { readonly item: string; readonly state: string }[]>
>;

/** Nobody has to change a row in one of these states; `NOT_FILLED` waits, or is not wanted. */
const inOrder: readonly string[] = ['', NOT_FILLED, DONE, ...toldStates];

export function itemState(row: FillRow, at: number, context: RowContext, stated: StatedRows): RowState {
  const item = String(row.item);
  const statesOn = (sheet: ResourceSheet) =>
    stated[sheet].flatMap((other) => (other.item === item ? [other.state] : []));
  const all = resourceSheets.flatMap(statesOn);
  const value =
    isImplausible(row.minutes ?? null, context) || all.includes(IMPLAUSIBLE)
      ? IMPLAUSIBLE
      : statesOn('item-labour').every((state) => state === '' || state === NOT_FILLED)
        ? NO_LABOUR
        : all.some((state) => !inOrder.includes(state))
          ? TO_CHANGE
          : DONE;
  return { formula: stateFormula(at, context), value };
}

const isImplausible = (minutes: FillRow[string], { mostMinutes }: RowContext): boolean =>
  minutes !== null && (Number(minutes) <= 0 || Number(minutes) > mostMinutes);

function stateFormula(at: number, context: RowContext): readonly FormulaPart[] {
  const [item, minutes] = [cellOf('item', at), cellOf('minutes', at)];
  const counted = (sheets: readonly ResourceSheet[], conditions: readonly string[]) =>
    sheets.flatMap((sheet, index) => [index === 0 ? '' : '+', ...countOf(sheet, item, conditions, context)]);
  const unlike = (states: readonly string[]) => states.map((state) => `<>"${state}"`);
  const wrongMinutes = formula(minutes, '<=0,', minutes, `>${context.mostMinutes}`);
  const implausible = formula(
    ...['OR(AND(', minutes, '<>"",OR(NOT(ISNUMBER(', minutes, ')),'],
    ...[wrongMinutes, ')),', counted(['item-labour', 'item-equipment'], [`="${IMPLAUSIBLE}"`]), '>0)'],
  );
  return firstOf(
    [
      { when: implausible, shown: IMPLAUSIBLE },
      { when: formula(counted(['item-labour'], unlike(['', NOT_FILLED])), '=0'), shown: NO_LABOUR },
      { when: formula(counted(resourceSheets, unlike(inOrder)), '>0'), shown: TO_CHANGE },
    ],
    DONE,
  );
}

/** How many rows of the item on a sheet are in a state for which all conditions hold. */
function countOf(
  sheet: ResourceSheet,
  item: FormulaPart,
  conditions: readonly string[],
  { rowsOf }: RowContext,
): readonly FormulaPart[] {
  const [items, states] = [columnOf(sheet, 'item', rowsOf(sheet)), columnOf(sheet, 'status', rowsOf(sheet))];
  return [
    'SUMPRODUCT((',
    items,
    '=',
    item,
    ')',
    ...conditions.flatMap((condition) => ['*(', states, condition, ')']),
    ')',
  ];
}
