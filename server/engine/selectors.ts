import type { ElementSelector, UnitSelector } from '../contract/figure.ts';
import type { CostElement, CostUnit } from './ledger.ts';

/** Selectors: every key given must hold, a key's list is a choice, an empty selector takes all. */

const offers = (choices: readonly string[] | undefined, value: string) =>
  choices === undefined || choices.includes(value);

/** `senderCampus` answers `sameCampus`; without a sender that key says nothing. */
export function matchesUnit(
  selector: UnitSelector | null | undefined,
  unit: CostUnit,
  senderCampus?: string,
): boolean {
  if (!selector) return true;
  return (
    offers(selector.codes, unit.code) &&
    offers(selector.classes, unit.unitClass) &&
    offers(selector.groups, unit.group) &&
    offers(selector.campuses, unit.campus) &&
    offers(selector.careTypes, unit.careType) &&
    (!selector.sameCampus || senderCampus === undefined || unit.campus === senderCampus)
  );
}

export function matchesElement(selector: ElementSelector | null | undefined, element: CostElement): boolean {
  if (!selector) return true;
  if (selector.except?.some((left) => matchesElement(left, element))) return false;
  return (
    offers(selector.codes, element.code) &&
    offers(selector.groups, element.group) &&
    offers(selector.statutory, element.statutory) &&
    (selector.billable === undefined || selector.billable === element.billable)
  );
}
