import type { ElementSelector, FeeKind, Figure, MaskReading, UnitSelector } from '../contract/figure.ts';
import type { Place } from '../contract/place.ts';
import type { Bilingual } from '../contract/sheetDefinition.ts';
import type { ItemRules } from './items/itemRules.ts';

/**
 * Rules as the engine takes them: inert data, resolved for one month, every value knowing the layer
 * and the line or cell it came from. server/rules makes them; nothing here names a hospital.
 */

/** Where a value was set: the layer that won, and its line or cell. */
export interface RuleOrigin {
  readonly layer: 'pack' | 'hospital' | 'sheet' | 'options' | 'scenario';
  readonly where: Place;
  /** Article, paper or page; empty for a hospital's own choice. */
  readonly reference: string;
}

/** A class of units, in the order in which classes close. `bit` is its place in the mask; null: never a sender. */
export interface UnitClass {
  readonly id: string;
  readonly name: Bilingual;
  readonly bit: number | null;
  /** CLINICAL keeps what it receives; EXCLUDED stays visible and takes no part. */
  readonly role: 'sender' | 'final' | 'excluded';
}

export interface StatutoryElement {
  readonly id: string;
  readonly name: Bilingual;
  readonly behaviour: 'fixed' | 'variable' | 'mixed';
  /** Of a mixed leaf for which no row gives a percentage; absent: none of it. */
  readonly variablePercent?: number | undefined;
}

interface FundSource {
  readonly id: string;
  readonly name: Bilingual;
}

/** 医疗业务成本, 医疗成本, 医疗全成本, 医院全成本: a reading of masks × sources (× elements). */
export interface CostLevel {
  readonly id: string;
  readonly name: Bilingual;
  readonly masks: MaskReading;
  readonly members: readonly { readonly source: string; readonly elements: ElementSelector }[];
}

export interface FeeCategory {
  readonly id: string;
  readonly name: Bilingual;
  /** What a driver may filter on. */
  readonly kind: FeeKind;
}

/** How a driver finds its values. The engine knows these kinds; which unit uses which is data. */
export type DriverSource =
  | { readonly kind: 'parameter'; readonly parameter: string }
  | { readonly kind: 'workload'; readonly measure: string }
  /** What the sender did for each receiver; `service` null sums all its services. */
  | { readonly kind: 'internalService'; readonly service: string | null }
  /**
   * Revenue by ordering unit. `executedBy: sender` takes what the sender executed, `any` everything.
   * Only fee categories of the kinds given, only the care type given (null: both).
   */
  | {
      readonly kind: 'revenue';
      readonly executedBy: 'sender' | 'any';
      readonly feeKinds: readonly FeeKind[];
      readonly careType: 'outpatient' | 'inpatient' | null;
    };

export interface DriverDefinition {
  readonly id: string;
  readonly name: Bilingual;
  readonly source: DriverSource;
  readonly origin: RuleOrigin;
}

/** `lastMonth` repeats the same driver with last month's values; any other fallback is a driver id. */
export type Fallback = 'lastMonth' | (string & {});

/**
 * Which driver hands out which elements of which senders. The most specific match wins: unit code
 * before group before class, leaf before element group before statutory element before all.
 */
export interface DriverAssignment {
  readonly id: string;
  readonly senders: UnitSelector;
  readonly elements: ElementSelector;
  /** Further narrows who receives; absent: every unit still open. */
  readonly receivers: UnitSelector | null;
  readonly driver: string;
  readonly fallbacks: readonly Fallback[];
  readonly origin: RuleOrigin;
}

/** Senders of a step close together: none of them receives from another. */
export interface AllocationStep {
  readonly id: string;
  readonly senders: UnitSelector;
  /** Units still open that may receive; absent: all of them. */
  readonly receivers: UnitSelector | null;
}

/** 一级, 二级, 三级: an ordered list of steps. */
export interface AllocationLevel {
  readonly id: string;
  readonly name: Bilingual;
  readonly steps: readonly AllocationStep[];
}

/** One tie-out: two figures that must stand in a relation; `by` repeats it per leaf, source or cost level. */
export interface CheckDefinition {
  readonly id: string;
  readonly name: Bilingual;
  readonly left: { readonly label: Bilingual; readonly figures: readonly Figure[] };
  readonly right: { readonly label: Bilingual; readonly figures: readonly Figure[] };
  readonly relation: 'equal' | 'atMost';
  readonly by: 'total' | 'statutory' | 'source' | 'level';
  readonly severity: 'unpublishable' | 'notice';
  readonly origin: RuleOrigin;
}

/** How elements of units answer to volume, where the element dictionary does not say it precisely enough. */
export interface BehaviourRule {
  readonly units: UnitSelector;
  readonly elements: ElementSelector;
  /** 0 fixed, 100 variable, between: mixed. */
  readonly variablePercent: number;
  readonly origin: RuleOrigin;
}

export interface AllocationRules {
  readonly pack: string;
  readonly method: string;
  readonly classes: readonly UnitClass[];
  readonly statutoryElements: readonly StatutoryElement[];
  readonly sources: readonly FundSource[];
  readonly costLevels: readonly CostLevel[];
  readonly feeCategories: readonly FeeCategory[];
  readonly workloads: readonly { readonly id: string; readonly name: Bilingual }[];
  readonly drivers: readonly DriverDefinition[];
  readonly assignments: readonly DriverAssignment[];
  readonly levels: readonly AllocationLevel[];
  readonly checks: readonly CheckDefinition[];
  /** Earlier validity first. */
  readonly behaviours: readonly BehaviourRule[];
  readonly items: ItemRules;
  readonly policies: {
    /** costing-decisions.md 2. */
    readonly subFen: 'roundAndReport' | 'reject';
  };
}
