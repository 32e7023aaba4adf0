import { by, type ItemEntry, itemsOf } from './entry.ts';

/** 治疗: of clinics and wards, and of the technical units that treat. */

const treatment = itemsOf('treatment', ['clinic', 'ward']);
/** Clinics with an infusion room. */
const infusion = itemsOf('treatment', [
  'ward',
  '急诊医学科',
  '儿科',
  '感染性疾病科',
  '呼吸与危重症医学科',
  '消化内科',
]);
const blocked = itemsOf('treatment', [
  '骨科',
  '疼痛科',
  '神经外科',
  '眼科',
  '口腔科',
  '心脏大血管外科',
  '胸外科',
]);
const heated = itemsOf('treatment', [
  '妇科',
  '产科',
  '耳鼻咽喉头颈外科',
  '泌尿外科',
  '甲状腺乳腺外科',
  '普通外科',
]);
const ventilated = itemsOf('treatment', [
  '重症医学科',
  '呼吸与危重症医学科',
  '神经内科',
  '神经外科',
  '心脏大血管外科',
  '新生儿科',
]);
const thoracic = itemsOf('treatment', ['呼吸与危重症医学科', '胸外科', '肿瘤内科', '老年医学科']);
const spinal = itemsOf('treatment', ['神经内科', '神经外科', '血液内科', '疼痛科']);
const wardTreatment = itemsOf('treatment', ['ward']);
const dental = itemsOf('treatment', ['口腔科']);
const skin = itemsOf('treatment', ['皮肤科', '中医科']);
const bones = itemsOf('treatment', ['骨科', '急诊医学科']);
const needles = itemsOf('treatment', ['中医科', '疼痛科', '全科医学科']);
const oncology = itemsOf('treatment', ['肿瘤内科', '血液内科']);
const dialysis = itemsOf('treatment', ['血液净化中心']);
const radiation = itemsOf('treatment', ['放射治疗中心']);
const rehabilitation = itemsOf('treatment', ['康复治疗中心']);
const chamber = itemsOf('treatment', ['高压氧治疗室']);
const nutrition = itemsOf('treatment', ['临床营养科']);

const injected = (minutes: number) => [by('prepare', '护士', 1), by('perform', '护士', minutes)];
const punctured = (minutes: number) => [by('perform', '医生', minutes), by('prepare', '护士', 8)];
const dressed = (minutes: number) => [by('perform', '医生', minutes), by('prepare', '护士', minutes * 0.5)];

const clinical: readonly ItemEntry[] = [
  infusion('静脉输液', '组', 4.5, 5, {
    fractional: true,
    labour: injected(4),
    materials: [
      ['infusionSet', 1],
      ['dressing', 1],
      ['cotton', 4],
      ['iodophor', 5],
    ],
  }),
  infusion('静脉注射', '次', 4.5, 1.5, {
    labour: injected(4),
    materials: [
      ['syringe20', 1],
      ['cotton', 4],
    ],
  }),
  treatment('皮下注射', '次', 2.5, 0.6, {
    labour: injected(2),
    materials: [
      ['syringe5', 1],
      ['cotton', 2],
    ],
  }),
  treatment('皮内注射', '次', 2.5, 0.3, {
    labour: injected(3),
    materials: [
      ['syringe5', 1],
      ['cotton', 2],
    ],
  }),
  treatment('静脉采血', '次', 4.5, 2, {
    labour: [by('perform', '护士', 2)],
    materials: [
      ['bloodNeedle', 1],
      ['bloodTube', 2],
      ['cotton', 2],
    ],
  }),
  treatment('雾化吸入', '次', 9, 2, {
    labour: injected(3),
    materials: [['nebuliser', 1]],
  }),
  treatment('小换药', '次', 21, 3, {
    labour: dressed(5),
    materials: [
      ['woundKit', 1],
      ['gauze', 2],
      ['iodophor', 10],
    ],
  }),
  treatment('中换药', '次', 42, 5, {
    labour: dressed(8),
    materials: [
      ['woundKit', 1],
      ['gauze', 4],
      ['iodophor', 20],
    ],
  }),
  treatment('大换药', '次', 68, 6, {
    labour: dressed(14),
    materials: [
      ['woundKit', 2],
      ['gauze', 8],
      ['iodophor', 40],
      ['bandage', 1],
    ],
  }),
  treatment('物理治疗（中频脉冲电）', '部位', 45, 9, {
    labour: [by('perform', '护士', 4)],
    equipment: [['physiotherapy', 20]],
  }),
  blocked('局部封闭治疗', '次', 120, 8, {
    labour: [by('perform', '医生', 8), by('prepare', '护士', 2)],
    materials: [
      ['syringe20', 1],
      ['gloves', 1],
    ],
  }),
  heated('微波治疗', '部位', 80, 8, {
    labour: [by('perform', '医生', 3), by('prepare', '护士', 2)],
    equipment: [['physiotherapy', 12]],
  }),
  wardTreatment('静脉输液（使用输液泵加收）', '小时', 3, 5, {
    fractional: true,
    labour: [by('perform', '护士', 0.3)],
    materials: [['pumpSyringe', 0.1]],
    equipment: [['pump', 60]],
  }),
  wardTreatment('静脉高营养治疗', '次', 40, 4, {
    labour: injected(9),
    materials: [
      ['infusionSet', 1],
      ['dressing', 1],
    ],
  }),
  wardTreatment('心电监测', '小时', 6, 14, {
    fractional: true,
    labour: [by('perform', '护士', 0.4)],
    materials: [['electrode', 0.2]],
    equipment: [['monitor', 60]],
  }),
  wardTreatment('氧气吸入', '小时', 5, 8, {
    fractional: true,
    labour: [by('perform', '护士', 0.2)],
    materials: [['oxygenTube', 0.05]],
  }),
  ventilated('呼吸机辅助呼吸', '小时', 22, 8, {
    fractional: true,
    labour: [by('perform', '护士', 2), by('perform', '医生', 0.5)],
    equipment: [['ventilator', 60]],
  }),
  wardTreatment('鼻饲管置管', '次', 36, 2, {
    labour: injected(9),
    materials: [
      ['gastricTube', 1],
      ['gloves', 1],
    ],
  }),
  wardTreatment('导尿', '次', 42, 3, {
    labour: injected(9),
    materials: [['catheterKit', 1]],
  }),
  wardTreatment('中心静脉穿刺置管术', '次', 380, 12, {
    labour: punctured(30),
    materials: [
      ['venousKit', 1],
      ['sterileGloves', 2],
    ],
  }),
  thoracic('胸腔穿刺术', '次', 220, 6, {
    labour: punctured(25),
    materials: [
      ['punctureKit', 1],
      ['sterileGloves', 1],
    ],
  }),
  spinal('腰椎穿刺术', '次', 240, 5, {
    labour: punctured(30),
    materials: [
      ['punctureKit', 1],
      ['sterileGloves', 1],
    ],
  }),
  wardTreatment('危重病人抢救', '日', 360, 10, {
    labour: [by('care', '医生', 40, 2), by('care', '护士', 45, 2)],
    materials: [
      ['gloves', 6],
      ['electrode', 5],
    ],
    equipment: [['monitor', 240]],
  }),
  dental('根管治疗', '根管', 180, 40, {
    labour: [by('perform', '医生', 25), by('prepare', '护士', 12)],
    materials: [
      ['dentalKit', 1],
      ['gloves', 2],
    ],
    equipment: [['dentalChair', 30]],
  }),
  dental('牙周洁治', '次', 240, 30, {
    labour: [by('perform', '医生', 25)],
    materials: [['dentalKit', 1]],
    equipment: [['dentalChair', 30]],
  }),
  skin('窄谱紫外线光疗', '部位', 60, 35, {
    labour: [by('perform', '护士', 6)],
    equipment: [['phototherapy', 10]],
  }),
  bones('石膏固定术', '次', 220, 20, {
    labour: [by('perform', '医生', 20), by('prepare', '护士', 8)],
    materials: [
      ['plaster', 3],
      ['bandage', 1],
    ],
  }),
  needles('普通针刺', '次', 45, 30, {
    labour: [by('care', '医生', 10)],
    materials: [
      ['acupuncture', 10],
      ['cotton', 6],
    ],
  }),
  needles('推拿治疗', '次', 90, 20, { labour: [by('care', '医生', 18)] }),
  oncology('抗肿瘤化学药物配置', '组', 60, 14, {
    labour: [by('prepare', '护士', 7)],
    materials: [['chemoKit', 1]],
  }),
];

const technical: readonly ItemEntry[] = [
  dialysis('血液透析', '次', 420, 60, {
    labour: [by('register', '护士', 2), by('perform', '技师', 22), by('consult', '医生', 8)],
    materials: [
      ['dialysate', 1],
      ['dialysisKit', 1],
    ],
    equipment: [['dialyser', 260]],
  }),
  dialysis('血液滤过', '次', 650, 40, {
    labour: [by('register', '护士', 2), by('perform', '技师', 30), by('consult', '医生', 10)],
    materials: [
      ['dialysate', 2],
      ['dialysisKit', 1],
    ],
    equipment: [['dialyser', 270]],
  }),
  radiation('适形调强放射治疗', '次', 1_150, 70, {
    labour: [by('register', '护士', 4), by('perform', '技师', 20, 2), by('consult', '医生', 10)],
    equipment: [['linac', 18]],
  }),
  radiation('普通放射治疗', '次', 320, 12, {
    labour: [by('register', '护士', 3), by('perform', '技师', 12, 2)],
    equipment: [['linac', 12]],
  }),
  radiation('放射治疗计划设计', '疗程', 2_600, 18, {
    labour: [by('prepare', '医生', 90), by('prepare', '技师', 120)],
    materials: [['bodyMould', 1]],
    equipment: [['planning', 120]],
  }),
  rehabilitation('运动疗法', '次', 130, 50, {
    materials: [['gloves', 1]],
    labour: [by('register', '护士', 1.5), by('care', '技师', 8), by('consult', '医生', 4)],
    equipment: [['trainer', 30]],
  }),
  rehabilitation('作业疗法', '次', 120, 30, {
    labour: [by('register', '护士', 1.5), by('care', '技师', 8), by('consult', '医生', 3)],
    equipment: [['trainer', 30]],
  }),
  rehabilitation('言语训练', '次', 110, 20, { labour: [by('register', '护士', 1.5), by('care', '技师', 9)] }),
  chamber('高压氧治疗', '次', 110, 100, {
    materials: [['oxygenTube', 1]],
    labour: [by('register', '护士', 1.2), by('perform', '技师', 4), by('consult', '医生', 1.2)],
    equipment: [['chamber', 9]],
  }),
  nutrition('营养风险评估与干预', '次', 45, 40, {
    labour: [by('register', '护士', 1), by('consult', '医生', 2.5)],
  }),
  nutrition('肠内营养配制', '次', 60, 60, {
    labour: [by('register', '护士', 1), by('prepare', '技师', 5)],
    materials: [['gloves', 1]],
    equipment: [['compounder', 6]],
  }),
];

export const therapies: readonly ItemEntry[] = [...clinical, ...technical];
