import { by, type ItemEntry, itemsOf } from './entry.ts';

/** 挂号, 诊察, 床位, 护理 and 其他: what clinics and wards do for every patient. */

const registration = itemsOf('registration', ['clinic']);
const clinicVisit = itemsOf('consultation', ['clinic']);
const wardRound = itemsOf('consultation', ['ward']);
const bed = itemsOf('bed', ['ward']);
const nursing = itemsOf('nursing', ['ward']);
const other = itemsOf('otherService', ['clinic', 'ward']);

/** Of a ladder only the price tells how often each step occurs; weights are those of a usual mix. */
const visits = { counted: 'visits' } as const;
const bedDays = { counted: 'occupiedBedDays' } as const;

const guide = [by('register', '护士', 0.5)];
const seen = (minutes: number) => [by('consult', '医生', minutes)];
const cared = (minutes: number, aide: number) => [by('nurse', '护士', minutes), by('nurse', '护理员', aide)];

export const bedside: readonly ItemEntry[] = [
  registration('普通挂号费', '次', 1, 60, { ...visits, labour: guide }),
  registration('副主任医师挂号费', '次', 4, 25, { ...visits, labour: guide }),
  registration('主任医师挂号费', '次', 9, 12, { ...visits, labour: guide }),
  registration('特需挂号费', '次', 30, 3, { ...visits, labour: [by('register', '护士', 2)] }),
  clinicVisit('普通门诊诊察费', '次', 10, 50, { ...visits, labour: seen(7) }),
  clinicVisit('副主任医师门诊诊察费', '次', 22, 30, { ...visits, labour: seen(9) }),
  clinicVisit('主任医师门诊诊察费', '次', 38, 17, { ...visits, labour: seen(10) }),
  clinicVisit('知名专家门诊诊察费', '次', 100, 3, { ...visits, labour: seen(18) }),
  wardRound('住院诊察费', '日', 18, 50, { ...bedDays, labour: seen(20) }),
  wardRound('住院诊察费（副主任医师）', '日', 36, 30, { ...bedDays, labour: seen(26) }),
  wardRound('住院诊察费（主任医师）', '日', 65, 15, { ...bedDays, labour: seen(32) }),
  wardRound('多学科联合诊察费', '日', 180, 5, {
    ...bedDays,
    labour: [by('consult', '医生', 20, 3)],
  }),
  bed('床位费（三人间）', '日', 40, 45, { ...bedDays, labour: [by('lodging', '护理员', 5)] }),
  bed('床位费（双人间）', '日', 80, 35, { ...bedDays, labour: [by('lodging', '护理员', 6)] }),
  bed('床位费（单人间）', '日', 180, 15, { ...bedDays, labour: [by('lodging', '护理员', 9)] }),
  bed('监护病房床位费', '日', 320, 5, { ...bedDays, labour: [by('lodging', '护理员', 10)] }),
  nursing('Ⅲ级护理', '日', 20, 40, { ...bedDays, labour: cared(16, 4) }),
  nursing('Ⅱ级护理', '日', 40, 35, { ...bedDays, labour: cared(25, 6) }),
  nursing('Ⅰ级护理', '日', 75, 20, { ...bedDays, labour: cared(42, 10) }),
  nursing('特级护理', '日', 240, 5, { ...bedDays, labour: cared(85, 16) }),
  nursing('口腔护理', '次', 12, 14, {
    labour: [by('nurse', '护士', 6)],
    materials: [['mouthKit', 1]],
  }),
  nursing('会阴冲洗', '次', 10, 10, {
    labour: [by('nurse', '护士', 5)],
    materials: [
      ['gauze', 2],
      ['iodophor', 20],
    ],
  }),
  nursing('吸痰护理', '次', 6, 12, {
    labour: [by('nurse', '护士', 3)],
    materials: [
      ['suctionTube', 1],
      ['gloves', 1],
    ],
  }),
  nursing('引流管护理', '根·日', 15, 24, {
    labour: [by('nurse', '护士', 6)],
    materials: [['drainageBag', 1]],
  }),
  nursing('压疮护理', '次', 28, 16, {
    labour: [by('nurse', '护士', 12)],
    materials: [
      ['woundKit', 1],
      ['gauze', 4],
    ],
  }),
  nursing('气管切开护理', '日', 60, 24, {
    labour: [by('nurse', '护士', 24)],
    materials: [
      ['suctionTube', 4],
      ['sterileGloves', 1],
    ],
  }),
  other('健康咨询与指导', '次', 30, 50, { labour: [by('care', '护士', 8)] }),
  other('出院随访', '次', 15, 20, { labour: [by('care', '护士', 5)] }),
  other('远程会诊', '例', 300, 30, { labour: [by('consult', '医生', 30)] }),
];
