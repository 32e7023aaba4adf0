import type { CellPlace } from '../contract/place.ts';
import type {
  Activity,
  EquipmentCard,
  FieldColumns,
  ItemActivity,
  ItemEquipment,
  ItemLabour,
  ItemMaterial,
  ItemVolume,
  Material,
  ServiceItem,
  StaffGrade,
  UnitActivity,
  UnitItem,
} from '../engine/items/itemLedger.ts';
import type {
  BehaviourRow,
  CareSplit,
  CareType,
  ControlTotal,
  CostAdjustment,
  CostElement,
  CostUnit,
  DirectCost,
  DriverParameter,
  HistoryRecord,
  HospitalFact,
  InternalService,
  Revenue,
  RevenueAdjustment,
  RuleRow,
  Workload,
} from '../engine/ledger.ts';
import { scaledNumber } from './cellNumber.ts';
import type { Fields } from './readTable.ts';

/** The ledger's lists while they are being filled. */
export class LedgerDraft {
  readonly units: CostUnit[] = [];
  readonly elements: CostElement[] = [];
  readonly directCosts: DirectCost[] = [];
  readonly adjustments: CostAdjustment[] = [];
  readonly careSplits: CareSplit[] = [];
  readonly revenues: Revenue[] = [];
  readonly revenueAdjustments: RevenueAdjustment[] = [];
  readonly workloads: Workload[] = [];
  readonly parameters: DriverParameter[] = [];
  readonly internalServices: InternalService[] = [];
  readonly controls: ControlTotal[] = [];
  readonly facts: HospitalFact[] = [];
  readonly ruleRows: RuleRow[] = [];
  readonly history: HistoryRecord[] = [];
  readonly behaviourRows: BehaviourRow[] = [];
  readonly serviceItems: ServiceItem[] = [];
  readonly itemVolumes: ItemVolume[] = [];
  readonly activities: Activity[] = [];
  readonly unitActivities: UnitActivity[] = [];
  readonly staffGrades: StaffGrade[] = [];
  readonly materials: Material[] = [];
  readonly equipment: EquipmentCard[] = [];
  readonly unitItems: UnitItem[] = [];
  readonly itemLabour: ItemLabour[] = [];
  readonly itemMaterials: ItemMaterial[] = [];
  readonly itemEquipment: ItemEquipment[] = [];
  readonly itemActivities: ItemActivity[] = [];
}

const text = (fields: Fields, id: string) => (fields[id] ?? '') as string;
const textOrNull = (fields: Fields, id: string) => (fields[id] ?? null) as string | null;
const number = (fields: Fields, id: string) => fields[id] as number;
const percentOrNull = (fields: Fields, id: string) =>
  typeof fields[id] === 'number' ? scaledNumber(fields[id], 100) : null;
const list = (fields: Fields, id: string) => (fields[id] ?? []) as readonly string[];
const isYes = (fields: Fields, id: string, whenBlank: 'yes' | 'no') => (fields[id] ?? whenBlank) === 'yes';

type Builder = (fields: Fields, at: CellPlace, draft: LedgerDraft, columns: FieldColumns) => void;

/** Source every cost of the general ledger has where its row names none. */
const OWN_FUNDS = 'SELF';

/** Absent in a sheet without the column or a blank cell. */
const numberOrNull = (fields: Fields, id: string) => (fields[id] ?? null) as number | null;

/** How a sheet definition's rows become ledger records, by definition id. */
export const builders: Readonly<Record<string, Builder>> = {
  'cost-units': (f, at, draft) =>
    draft.units.push({
      code: text(f, 'code'),
      name: text(f, 'name'),
      unitClass: text(f, 'unitClass'),
      campus: text(f, 'campus'),
      careType: (f.careType ?? 'none') as CareType,
      group: text(f, 'group'),
      validFrom: textOrNull(f, 'validFrom'),
      validTo: textOrNull(f, 'validTo'),
      successors: list(f, 'successors'),
      at,
    }),
  'cost-elements': (f, at, draft) =>
    draft.elements.push({
      code: text(f, 'code'),
      name: text(f, 'name'),
      statutory: text(f, 'statutory'),
      group: text(f, 'group'),
      behaviour: f.behaviour as CostElement['behaviour'],
      controllable: isYes(f, 'controllable', 'no'),
      billable: isYes(f, 'billable', 'no'),
      at,
    }),
  'direct-cost': (f, at, draft) =>
    draft.directCosts.push({
      month: text(f, 'month'),
      unit: text(f, 'unit'),
      element: text(f, 'element'),
      source: text(f, 'source'),
      amountYuan: number(f, 'amountYuan'),
      at,
    }),
  'driver-parameters': (f, at, draft) =>
    draft.parameters.push({
      month: text(f, 'month'),
      unit: text(f, 'unit'),
      parameter: text(f, 'parameter'),
      quantity: number(f, 'quantity'),
      at,
    }),
  revenue: (f, at, draft) =>
    draft.revenues.push({
      month: text(f, 'month'),
      orderingUnit: text(f, 'orderingUnit'),
      executingUnit: text(f, 'executingUnit'),
      category: text(f, 'category'),
      careType: f.careType as Revenue['careType'],
      amountYuan: number(f, 'amountYuan'),
      at,
    }),
  workload: (f, at, draft) =>
    draft.workloads.push({
      month: text(f, 'month'),
      unit: text(f, 'unit'),
      measure: text(f, 'measure'),
      quantity: number(f, 'quantity'),
      at,
    }),
  'internal-services': (f, at, draft) =>
    draft.internalServices.push({
      month: text(f, 'month'),
      provider: text(f, 'provider'),
      receiver: text(f, 'receiver'),
      service: text(f, 'service'),
      quantity: number(f, 'quantity'),
      at,
    }),
  'allocation-rules': (f, at, draft) =>
    draft.ruleRows.push({
      operation: f.operation as RuleRow['operation'],
      senders: text(f, 'senders'),
      elements: text(f, 'elements') || '*',
      driver: text(f, 'driver'),
      fallback: text(f, 'fallback'),
      receivers: list(f, 'receivers'),
      order: (f.order ?? null) as number | null,
      validFrom: textOrNull(f, 'validFrom'),
      reason: text(f, 'reason'),
      at,
    }),
  'general-ledger': (f, at, draft) =>
    draft.controls.push({
      month: text(f, 'month'),
      kind: f.kind as ControlTotal['kind'],
      account: text(f, 'account'),
      item: text(f, 'item'),
      source: f.kind === 'cost' ? text(f, 'source') || OWN_FUNDS : '',
      careType: (f.careType ?? null) as ControlTotal['careType'],
      costed: isYes(f, 'costed', 'yes'),
      amountYuan: number(f, 'amountYuan'),
      at,
    }),
  'revenue-adjustments': (f, at, draft) =>
    draft.revenueAdjustments.push({
      month: text(f, 'month'),
      careType: f.careType as RevenueAdjustment['careType'],
      unit: textOrNull(f, 'unit'),
      kind: text(f, 'kind'),
      amountYuan: number(f, 'amountYuan'),
      reason: text(f, 'reason'),
      at,
    }),
  'cost-adjustments': (f, at, draft) =>
    draft.adjustments.push({
      month: text(f, 'month'),
      number: text(f, 'number'),
      fromUnit: textOrNull(f, 'fromUnit'),
      toUnit: textOrNull(f, 'toUnit'),
      element: text(f, 'element'),
      source: text(f, 'source'),
      amountYuan: number(f, 'amountYuan'),
      kind: text(f, 'kind'),
      reason: text(f, 'reason'),
      at,
    }),
  'care-splits': (f, at, draft) =>
    draft.careSplits.push({
      month: text(f, 'month'),
      unit: text(f, 'unit'),
      outpatientUnit: text(f, 'outpatientUnit'),
      inpatientUnit: text(f, 'inpatientUnit'),
      elements: text(f, 'elements') || '*',
      basis: text(f, 'basis'),
      outpatientValue: number(f, 'outpatientValue'),
      inpatientValue: number(f, 'inpatientValue'),
      at,
    }),
  'hospital-facts': (f, at, draft) =>
    draft.facts.push({ month: text(f, 'month'), fact: text(f, 'fact'), quantity: number(f, 'quantity'), at }),
  history: (f, at, draft) =>
    draft.history.push({
      month: text(f, 'month'),
      unit: text(f, 'unit'),
      kind: f.kind as HistoryRecord['kind'],
      item: text(f, 'item'),
      level: text(f, 'level'),
      careType: (f.careType ?? null) as HistoryRecord['careType'],
      quantity: number(f, 'quantity'),
      at,
    }),
  'cost-behaviour': (f, at, draft) =>
    draft.behaviourRows.push({
      units: text(f, 'units'),
      elements: text(f, 'elements') || '*',
      behaviour: f.behaviour as BehaviourRow['behaviour'],
      variablePercent: percentOrNull(f, 'variablePercent'),
      validFrom: textOrNull(f, 'validFrom'),
      reason: text(f, 'reason'),
      at,
    }),
  'service-items': (f, at, draft, columns) =>
    draft.serviceItems.push({
      code: text(f, 'code'),
      name: text(f, 'name'),
      category: text(f, 'category'),
      measureUnit: text(f, 'measureUnit'),
      priceYuan: numberOrNull(f, 'priceYuan'),
      standardMinutes: numberOrNull(f, 'standardMinutes'),
      standardEquivalent: numberOrNull(f, 'standardEquivalent'),
      at,
      columns,
    }),
  'item-volumes': (f, at, draft) =>
    draft.itemVolumes.push({
      month: text(f, 'month'),
      unit: text(f, 'unit'),
      executingUnit: text(f, 'executingUnit') || text(f, 'unit'),
      item: text(f, 'item'),
      quantity: number(f, 'quantity'),
      revenueYuan: number(f, 'revenueYuan'),
      at,
    }),
  activities: (f, at, draft) =>
    draft.activities.push({
      code: text(f, 'code'),
      name: text(f, 'name'),
      kind: (f.kind ?? 'item') as Activity['kind'],
      at,
    }),
  'unit-activities': (f, at, draft, columns) =>
    draft.unitActivities.push({
      unit: text(f, 'unit'),
      activity: text(f, 'activity'),
      areaSquareMetres: numberOrNull(f, 'area'),
      sharePercent: percentOrNull(f, 'share'),
      minutes: numberOrNull(f, 'minutes'),
      at,
      columns,
    }),
  'staff-grades': (f, at, draft, columns) =>
    draft.staffGrades.push({
      unit: text(f, 'unit'),
      grade: text(f, 'grade'),
      headcount: number(f, 'headcount'),
      capacityMinutes: numberOrNull(f, 'capacityMinutes'),
      payrollYuan: numberOrNull(f, 'payrollYuan'),
      wagePerMinute: numberOrNull(f, 'wagePerMinute'),
      at,
      columns,
    }),
  materials: (f, at, draft, columns) =>
    draft.materials.push({
      code: text(f, 'code'),
      name: text(f, 'name'),
      specification: text(f, 'specification'),
      model: text(f, 'model'),
      measureUnit: text(f, 'measureUnit'),
      priceYuan: numberOrNull(f, 'priceYuan'),
      at,
      columns,
    }),
  equipment: (f, at, draft, columns) =>
    draft.equipment.push({
      code: text(f, 'code'),
      name: text(f, 'name'),
      unit: text(f, 'unit'),
      depreciationYuan: number(f, 'depreciationYuan'),
      capacityMinutes: numberOrNull(f, 'capacityMinutes'),
      at,
      columns,
    }),
  'item-labour': (f, at, draft, columns) =>
    draft.itemLabour.push({
      unit: text(f, 'unit'),
      item: text(f, 'item'),
      servingUnit: textOrNull(f, 'servingUnit'),
      activity: text(f, 'activity'),
      grade: text(f, 'grade'),
      staff: number(f, 'staff'),
      minutes: number(f, 'minutes'),
      coefficient: numberOrNull(f, 'coefficient') ?? 1,
      at,
      columns,
    }),
  'item-materials': (f, at, draft, columns) =>
    draft.itemMaterials.push({
      unit: text(f, 'unit'),
      item: text(f, 'item'),
      servingUnit: textOrNull(f, 'servingUnit'),
      material: text(f, 'material'),
      quantity: number(f, 'quantity'),
      at,
      columns,
    }),
  'item-equipment': (f, at, draft, columns) =>
    draft.itemEquipment.push({
      unit: text(f, 'unit'),
      item: text(f, 'item'),
      card: text(f, 'card'),
      minutes: number(f, 'minutes'),
      at,
      columns,
    }),
  'item-activities': (f, at, draft, columns) =>
    draft.itemActivities.push({
      unit: text(f, 'unit'),
      item: text(f, 'item'),
      activity: text(f, 'activity'),
      perCase: numberOrNull(f, 'perCase'),
      total: numberOrNull(f, 'total'),
      at,
      columns,
    }),
  'unit-items': (f, at, draft, columns) =>
    draft.unitItems.push({
      unit: text(f, 'unit'),
      item: text(f, 'item'),
      minutes: numberOrNull(f, 'minutes'),
      equivalent: numberOrNull(f, 'equivalent'),
      isRepresentative: isYes(f, 'representative', 'no'),
      at,
      columns,
    }),
};
