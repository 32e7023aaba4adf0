import { by, type ItemEntry, itemsOf, joining } from './entry.ts';

/** 手术: in the theatre with surgeons of the wards and the anaesthetists joining in, at the angiography, and in clinics. */

const theatre = itemsOf('surgery', ['手术室']);
const anaesthesia = itemsOf('surgery', ['麻醉科']);
const catheter = itemsOf('surgery', ['介入导管室']);
const clinicSurgery = itemsOf('surgery', ['clinic']);

/** Aides, technicians and nurses of the theatre, surgeons of the ward, an anaesthetist for supervision. */
const operated = (ward: string, minutes: number, surgeons = 2) => [
  by('prepare', '护理员', 25),
  by('perform', '技师', minutes * 0.4),
  by('perform', '护士', minutes, 2),
  joining(ward, by('perform', '医生', minutes, surgeons)),
  joining('麻醉科', by('anaesthesia', '医生', 8)),
];
const theatreMaterials = [
  ['drape', 1],
  ['suture', 4],
  ['sterileGloves', 5],
  ['pencil', 1],
] as const;
const open = (minutes: number) => ({
  materials: theatreMaterials,
  equipment: [['theatre', minutes]] as const,
});
const scoped = (minutes: number) => ({
  materials: theatreMaterials,
  equipment: [
    ['theatre', minutes],
    ['laparoscope', minutes],
  ] as const,
});
const inserted = (minutes: number) => ({
  labour: [
    by('register', '护士', 10),
    by('prepare', '技师', minutes * 0.6),
    by('perform', '医生', minutes, 2),
    by('perform', '护士', minutes * 1.5, 2),
  ],
  materials: [
    ['drape', 1],
    ['sterileGloves', 8],
    ['contrastLine', 4],
  ] as const,
  equipment: [['angiography', minutes]] as const,
});
const minor = (minutes: number) => ({
  labour: [by('perform', '医生', minutes), by('prepare', '护士', minutes * 0.5)],
  materials: [
    ['woundKit', 1],
    ['suture', 1],
    ['sterileGloves', 2],
  ] as const,
});

export const operations: readonly ItemEntry[] = [
  theatre('经腹腔镜胆囊切除术', '次', 2_100, 14, { labour: operated('普通外科病房', 70), ...scoped(70) }),
  theatre('腹股沟疝修补术', '次', 1_450, 6, { labour: operated('普通外科病房', 55), ...open(55) }),
  theatre('全髋关节置换术', '次', 4_200, 16, { labour: operated('骨科病房', 110, 3), ...open(110) }),
  theatre('脊柱内固定术', '次', 4_800, 10, { labour: operated('骨科病房', 140, 3), ...open(140) }),
  theatre('经尿道前列腺电切术', '次', 2_400, 7, { labour: operated('泌尿外科病房', 70), ...scoped(70) }),
  theatre('颅内血肿清除术', '次', 4_600, 7, { labour: operated('神经外科病房', 150, 3), ...open(150) }),
  theatre('经胸腔镜肺叶切除术', '次', 4_900, 8, { labour: operated('胸外科病房', 150, 3), ...scoped(150) }),
  theatre('冠状动脉搭桥术', '次', 9_600, 8, {
    labour: operated('心脏大血管外科病房', 200, 3),
    ...open(200),
  }),
  theatre('甲状腺腺叶切除术', '次', 2_300, 8, {
    labour: operated('甲状腺乳腺外科病房', 75),
    ...open(75),
  }),
  theatre('经腹腔镜子宫肌瘤剔除术', '次', 2_600, 6, { labour: operated('妇科病房', 80), ...scoped(80) }),
  theatre('剖宫产术', '次', 1_900, 6, { labour: operated('产科病房', 50), ...open(50) }),
  theatre('白内障超声乳化摘除术', '次', 1_800, 4, { labour: operated('眼科病房', 25), ...open(25) }),
  anaesthesia('全身麻醉', '次', 1_900, 50, {
    labour: [by('anaesthesia', '医生', 60), by('prepare', '技师', 10), by('care', '护士', 80)],
    materials: [
      ['breathingCircuit', 1],
      ['sodaLime', 300],
      ['suctionTube', 1],
    ],
    equipment: [['anaesthesia', 130]],
  }),
  anaesthesia('椎管内麻醉', '次', 1_100, 22, {
    labour: [by('anaesthesia', '医生', 35), by('prepare', '技师', 8), by('care', '护士', 60)],
    materials: [
      ['spinalKit', 1],
      ['sterileGloves', 1],
    ],
    equipment: [['anaesthesia', 90]],
  }),
  anaesthesia('监护下麻醉', '次', 650, 16, {
    labour: [by('anaesthesia', '医生', 20), by('prepare', '技师', 6), by('care', '护士', 40)],
    materials: [['oxygenTube', 1]],
    equipment: [['anaesthesia', 30]],
  }),
  anaesthesia('术后镇痛', '日', 380, 12, {
    labour: [by('care', '医生', 8), by('care', '护士', 30)],
  }),
  catheter('冠状动脉造影术', '次', 3_600, 30, { chargedBy: '心血管内科', ...inserted(40) }),
  catheter('经皮冠状动脉支架置入术', '次', 5_600, 40, { chargedBy: '心血管内科', ...inserted(75) }),
  catheter('全脑血管造影术', '次', 4_100, 18, inserted(50)),
  catheter('经导管肿瘤栓塞术', '次', 4_400, 12, inserted(70)),
  clinicSurgery('体表肿物切除术', '次', 360, 35, minor(30)),
  clinicSurgery('清创缝合术', '次', 240, 40, minor(22)),
  clinicSurgery('皮肤活检术', '次', 180, 25, minor(15)),
];
