import * as z from 'zod/mini';
import { type Bilingual, bilingual } from '../sheetDefinition.ts';
import { decimal, inputCell } from './shapes.ts';

/** 合理性评估: reported figures of service items that are to be looked at again. */

const named = z.strictObject({ code: z.string(), name: z.string() });

const itemFinding = z.strictObject({
  kind: z.enum(['otherUnits', 'library', 'lastTime', 'staffCapacity', 'equipmentCapacity', 'price']),
  unit: named,
  /** Null where it is about all of the unit's work. */
  item: z.nullable(named),
  /** What was compared: minutes, materials, a grade, a card, the unit cost. */
  of: bilingual,
  measure: z.enum(['minutes', 'yuan']),
  found: decimal,
  expected: decimal,
  /** found ÷ expected. */
  times: decimal,
  at: z.nullable(inputCell),
});

export const itemFindingsAnswer = z.strictObject({
  /** Whether the run costed service items at all. */
  hasItems: z.boolean(),
  /** Of the run, as its rules call it; null without items. */
  method: z.nullable(z.strictObject({ id: z.string(), name: bilingual, description: z.string() })),
  /** By unit, in the order of the hospital's list. */
  findings: z.array(itemFinding),
});

export type ItemFindingLine = z.infer<typeof itemFinding>;
export type ItemFindingsAnswer = z.infer<typeof itemFindingsAnswer>;

/** What a finding was held against. */
export const findingNames: Readonly<Record<ItemFindingLine['kind'], Bilingual>> = {
  otherUnits: { zh: '与其他科室', en: 'against other units' },
  library: { zh: '与标准库', en: 'against the library' },
  lastTime: { zh: '与上次', en: 'against last time' },
  staffCapacity: { zh: '人员工时超过产能', en: 'staff above capacity' },
  equipmentCapacity: { zh: '设备占用超过可用时间', en: 'equipment above capacity' },
  price: { zh: '成本与价格', en: 'cost against price' },
};
