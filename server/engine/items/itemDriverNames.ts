import type { Bilingual } from '../../contract/sheetDefinition.ts';
import type { ItemDriver } from './itemRules.ts';

/** What messages and sheets call the drivers of service items. */
export const itemDriverNames: Readonly<Record<ItemDriver, Bilingual>> = {
  revenue: { zh: '执行收入', en: 'executing revenue' },
  quantity: { zh: '工作量', en: 'workload' },
  minutes: { zh: '操作时间', en: 'procedure minutes' },
  equivalents: { zh: '成本当量', en: 'equivalents' },
  labour: { zh: '分岗位工时', en: 'staff minutes by grade' },
  staffMinutes: { zh: '人员工时', en: 'staff minutes' },
  materials: { zh: '材料消耗', en: 'materials used' },
  equipment: { zh: '设备占用时间', en: 'equipment minutes' },
  activity: { zh: '作业动因', en: 'activity drivers' },
};
