import { freeSheetName, sheetNameKey } from '../contract/layout/sheetNames.ts';
import type { SheetPlan } from '../contract/plan.ts';
import type { EditedSheet } from './editedSheets.ts';
import type { PackageParts } from './packageParts.ts';
import { freeRelationId } from './relationships.ts';
import { markedSheets, type WorkbookName, type WorkbookSheet } from './workbookSheets.ts';

/** Where a plan's sheet stands: an old sheet of ours that is written anew, or one to be made. */
export interface SheetPlace extends WorkbookSheet {
  readonly plan: SheetPlan;
  readonly isNew: boolean;
}

export interface PlacedSheets {
  readonly places: readonly SheetPlace[];
  /** New sheets that go before all others, and those that go behind. */
  readonly front: readonly WorkbookSheet[];
  readonly back: readonly WorkbookSheet[];
  /** Of those behind, the ones that keep a person's version of a sheet of ours. */
  readonly copies: readonly EditedCopy[];
  /** All sheets of the book in their new order; those that were there keep theirs. */
  readonly order: readonly WorkbookSheet[];
  /** Names of our sheets by plan key, also of those this batch does not write. */
  readonly nameOfKey: ReadonlyMap<string, string>;
}

/** A new sheet that keeps a person's version of the sheet at `original`. */
interface EditedCopy extends WorkbookSheet {
  readonly original: SheetPlace;
}

/** Finds each plan's sheet by its mark, or gives it a free name, id and part; so for each copy of an edited one. */
export function placeSheets(
  plans: readonly SheetPlan[],
  sheets: readonly WorkbookSheet[],
  names: readonly WorkbookName[],
  links: readonly { readonly id: string }[],
  parts: PackageParts,
  folder: string,
  edited: readonly EditedSheet[],
): PlacedSheets {
  if (new Set(plans.map(({ key }) => key)).size < plans.length) throw new Error('two plans have one key');
  const marked = markedSheets(sheets, names, new Map(plans.map((plan) => [plan.key, plan.name])));
  const copyNames = edited.map(({ copyName }) => copyName);
  const takenNames = new Set([...sheets.map(({ name }) => name), ...copyNames].map(sheetNameKey));
  const takenLinks = links.map(({ id }) => ({ id }));
  let lastId = Math.max(0, ...sheets.map(({ sheetId }) => sheetId));
  const made = (name: string): WorkbookSheet => {
    const relationId = freeRelationId(takenLinks);
    takenLinks.push({ id: relationId });
    const path = parts.freePath(folder, 'sheet', 'xml');
    // Holds the path until the sheet is written.
    parts.set(path, '');
    return { name, relationId, path, sheetId: ++lastId, isWorksheet: true };
  };
  const places = plans.map((plan): SheetPlace => {
    const old = marked.get(plan.key);
    if (old) return { ...old, plan, isNew: false };
    const name = freeSheetName(plan.name, takenNames);
    takenNames.add(sheetNameKey(name));
    return { ...made(name), plan, isNew: true };
  });
  const copies = places.flatMap((original): EditedCopy[] => {
    const found = edited.find(({ key }) => key === original.plan.key);
    return found ? [{ ...made(found.copyName), original }] : [];
  });
  const added = (position: SheetPlan['position']) =>
    places.filter(({ plan, isNew }) => isNew && plan.position === position);
  const front = added('first');
  const back = [...added('last'), ...copies];
  const ours = places.map((place) => [place.plan.key, place] as const);
  return {
    places,
    front,
    back,
    copies,
    order: [...front, ...sheets, ...back],
    nameOfKey: new Map([...marked, ...ours].map(([key, { name }]) => [key, name])),
  };
}
