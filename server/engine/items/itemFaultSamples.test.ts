import { describe, expect, test } from 'vitest';
import { type FaultCode, faultCatalogue, faultText } from '../../contract/faults/catalogue.ts';
import { testCost, testRevenue, testUnit } from '../testLedger.ts';
import { codesOf } from '../testSmallHospital.ts';
import { EVERY_UNIT } from './itemLedger.ts';
import {
  clinics,
  costed,
  testCard,
  testGrade,
  testItemActivity,
  testItemEquipment,
  testItemMaterial,
  testLabour,
  testMaterial,
  testVolume,
} from './testItemRows.ts';

/** One minimal ledger per code, and the sheet whose cell it names. */
interface Sample {
  readonly run: () => ReturnType<typeof costed>;
  readonly sheet: string | null;
}
const sample = (sheet: string | null, ...args: Parameters<typeof costed>): Sample => ({
  sheet,
  run: () => costed(...args),
});

const grades = [testGrade('0101', 10)];
const bothItems = [testLabour('0101', 'X', 5), testLabour('0101', 'Y', 5)];
const auxiliary = testUnit('0301', 'AUX');

const samples: Partial<Record<FaultCode, Sample>> = {
  'IT-001': sample('项目人力', { staffGrades: [testGrade('0102', 1)], itemLabour: bothItems }),
  'IT-002': sample('项目人力', {
    staffGrades: grades,
    itemLabour: [testLabour('0101', 'X', 10_000), testLabour('0101', 'Y', 5)],
  }),
  'IT-003': sample('耗材', {
    materials: [testMaterial('M1', null)],
    itemMaterials: [testItemMaterial('0101', 'X', 'M1', 2)],
  }),
  'IT-004': sample('项目人力', {
    staffGrades: grades,
    itemLabour: [testLabour('0101', 'X', -5), testLabour('0101', 'Y', 5)],
  }),
  'IT-005': sample('项目作业量', {
    itemActivities: [testItemActivity('0101', 'X', 'A', { perCase: 1, total: 10 })],
  }),
  'IT-006': sample('核算单元', { directCosts: [...clinics.directCosts, testCost('0102', 7)] }),
  'IT-007': sample('核算单元', { staffGrades: grades, itemLabour: [testLabour('0101', 'X', 5)] }),
  'IT-008': sample('项目人力', {
    staffGrades: [...grades, testGrade('0102', 1)],
    itemLabour: [...bothItems, testLabour('0102', 'X', 5)],
  }),
  'IT-009': sample(null, {
    staffGrades: grades,
    itemLabour: [testLabour('0101', 'X', 5), testLabour(EVERY_UNIT, 'Y', 5)],
  }),
  'IT-010': sample('科室岗位', {
    staffGrades: [testGrade('0101', 0.01)],
    itemLabour: bothItems,
  }),
  'IT-011': sample('设备卡片', {
    equipment: [testCard('E1', '0101', { capacityMinutes: 49 })],
    itemEquipment: [testItemEquipment('0101', 'X', 'E1', 5)],
  }),
  'IT-012': sample('核算单元', { serviceItems: withMinutes('X') }, { method: 'minutes' }),
  'IT-013': sample('核算单元', {}, { method: 'abc' }),
  'IT-014': sample('项目工作量', {
    itemVolumes: [testVolume('0101', 'X', 10), testVolume('0101', 'Y', -1)],
  }),
  'IT-015': sample('核算单元', {
    units: [...clinics.units, auxiliary],
    itemVolumes: [...clinics.itemVolumes, testVolume('0301', 'X', 3)],
  }),
  'IT-016': sample('核算单元', { revenues: [...clinics.revenues, testRevenue('0101', '0101', 12)] }),
  'IT-017': sample(null, { months: ['2024-01', '2024-02'] }),
  'IT-018': sample('项目人力', { itemLabour: bothItems }),
  'IT-020': sample(null, { directCosts: [testCost('0101', 27_000)] }),
};

function withMinutes(only: string) {
  return clinics.serviceItems.map((item) => ({
    ...item,
    standardMinutes: item.code === only ? 5 : null,
  }));
}

const codes = Object.keys(faultCatalogue).filter((code): code is FaultCode => /^IT-0[0-3]/.test(code));

describe.each(codes)('%s', (code) => {
  test('样例报出它，指到单元格；只有阻断发布的不核算项目，科室成本照常', () => {
    const { run: runSample, sheet } = samples[code] ?? expect.fail(`${code} has no sample`);
    const { run, faults } = runSample();
    const found = faults.find((fault) => fault.code === code) ?? expect.fail(`${codesOf(faults)}`);
    if (sheet === null) expect(found.where).toBeNull();
    else expect(found.where).toMatchObject({ sheet, column: expect.any(Number) });
    expect(run).not.toBeNull();
    const stops = faultCatalogue[code].severity === 'unpublishable';
    expect(run?.items === null).toBe(stops);
    for (const each of faults)
      for (const language of ['zh', 'en'] as const)
        expect(Object.values(faultText(each, language)).join('')).not.toMatch(/[{}]/);
  });
});

test('没有样例的问题时什么也不报', () => {
  const { run, faults } = costed({ staffGrades: grades, itemLabour: bothItems });
  expect(codesOf(faults)).toEqual([]);
  expect(run?.items).not.toBeNull();
});

test('错在一行的哪一栏，就指到哪一栏', () => {
  const columns = { grade: 7, staff: 8, minutes: 9 };
  const labour = { ...testLabour('0101', 'X', 10_000), grade: '总护士长', columns };
  const { faults } = costed({ staffGrades: grades, itemLabour: [labour, testLabour('0101', 'Y', 5)] });
  const columnOf = (code: string) => faults.find((found) => found.code === code)?.where;
  expect(columnOf('IT-002')).toMatchObject({ column: columns.minutes });
  expect(columnOf('IT-001')).toMatchObject({ column: columns.grade });
});
