import { by, type ItemEntry, itemsOf } from './entry.ts';

/** 检查 and 化验: what technical units do on the orders of others. */

const examined = (unit: string) => itemsOf('examination', [unit]);
const tested = (unit: string) => itemsOf('laboratory', [unit]);

const xray = examined('放射科');
const ct = examined('CT室');
const mri = examined('磁共振室');
const ultrasound = examined('超声医学科');
const nuclear = examined('核医学科');
const ecg = examined('心电图室');
const nerves = examined('神经电生理室');
const lungs = examined('肺功能室');
const endoscopy = examined('内镜中心');
const laboratory = tested('检验科');
const pathology = tested('病理科');
const transfusion = tested('输血科');

const imaged = (technician: number, doctor: number) => [
  by('register', '护士', 1.2),
  by('perform', '技师', technician),
  by('report', '医生', doctor),
];
const looked = (doctor: number) => [
  by('register', '护士', 1),
  by('prepare', '技师', doctor * 0.8),
  by('perform', '医生', doctor * 0.6),
];
const analysed = (minutes: number) => [by('register', '技师', 0.3), by('perform', '技师', minutes)];

const examinations: readonly ItemEntry[] = [
  xray('X线摄影（胸部正侧位）', '部位', 90, 30, {
    labour: imaged(2.5, 2),
    materials: [['film', 1]],
    equipment: [['xray', 4]],
  }),
  xray('消化道造影', '次', 320, 40, {
    labour: imaged(8, 6),
    materials: [['film', 2]],
    equipment: [['xray', 15]],
  }),
  xray('骨密度测定', '次', 180, 12, { labour: imaged(5, 3), equipment: [['boneDensity', 6]] }),
  ct('CT平扫', '部位', 240, 50, {
    labour: imaged(12, 9),
    materials: [['film', 1]],
    equipment: [['ct', 6]],
  }),
  ct('CT增强扫描', '部位', 460, 35, {
    labour: imaged(20, 12),
    materials: [
      ['film', 2],
      ['contrastLine', 1],
    ],
    equipment: [['ct', 11]],
  }),
  ct('冠状动脉CT血管成像', '次', 1_100, 15, {
    labour: imaged(32, 20),
    materials: [
      ['film', 2],
      ['contrastLine', 1],
    ],
    equipment: [['ct', 18]],
  }),
  mri('磁共振平扫', '部位', 560, 60, {
    labour: imaged(20, 15),
    materials: [['film', 2]],
    equipment: [['mri', 15]],
  }),
  mri('磁共振增强扫描', '部位', 920, 40, {
    labour: imaged(28, 20),
    materials: [
      ['film', 2],
      ['contrastLine', 1],
    ],
    equipment: [['mri', 22]],
  }),
  ultrasound('腹部彩色多普勒超声检查', '次', 120, 40, {
    labour: looked(5),
    materials: [['couplant', 15]],
    equipment: [['ultrasound', 7]],
  }),
  ultrasound('心脏彩色多普勒超声检查', '次', 230, 30, {
    labour: looked(8),
    materials: [['couplant', 12]],
    equipment: [['ultrasound', 11]],
  }),
  ultrasound('浅表器官彩色多普勒超声检查', '次', 95, 22, {
    labour: looked(4),
    materials: [['couplant', 10]],
    equipment: [['ultrasound', 6]],
  }),
  ultrasound('床旁超声检查', '次', 160, 8, {
    chargedBy: '重症医学科',
    labour: looked(9),
    materials: [['couplant', 12]],
    equipment: [['ultrasound', 15]],
  }),
  nuclear('全身骨显像', '次', 520, 30, {
    labour: imaged(25, 18),
    materials: [['tracer', 1]],
    equipment: [['gammaCamera', 30]],
  }),
  nuclear('甲状腺静态显像', '次', 280, 20, {
    labour: imaged(15, 10),
    materials: [['tracer', 1]],
    equipment: [['gammaCamera', 15]],
  }),
  nuclear('PET-CT全身显像', '次', 6_800, 50, {
    labour: imaged(50, 60),
    materials: [['tracer', 3]],
    equipment: [['petCt', 35]],
  }),
  ecg('常规十二导联心电图', '次', 28, 14, {
    labour: [by('register', '护士', 0.4), by('perform', '技师', 1), by('report', '医生', 0.8)],
    materials: [['electrode', 0.5]],
    equipment: [['ecg', 3]],
  }),
  ecg('动态心电图', '次', 240, 54, {
    labour: imaged(4, 6),
    materials: [['electrode', 7]],
    equipment: [['holter', 1_440]],
  }),
  ecg('运动平板试验', '次', 260, 32, {
    labour: imaged(8, 8),
    materials: [['electrode', 10]],
    equipment: [['treadmill', 25]],
  }),
  nerves('脑电图检查', '次', 140, 55, {
    labour: imaged(5, 6),
    materials: [['electrode', 12]],
    equipment: [['eeg', 30]],
  }),
  nerves('肌电图检查', '次', 260, 45, {
    labour: imaged(4, 15),
    materials: [['electrode', 8]],
    equipment: [['emg', 25]],
  }),
  lungs('肺通气功能检查', '次', 130, 60, {
    labour: [by('register', '护士', 1), by('perform', '技师', 4), by('report', '医生', 4)],
    materials: [['filterMouth', 1]],
    equipment: [['spirometer', 12]],
  }),
  lungs('支气管舒张试验', '次', 190, 40, {
    labour: [by('register', '护士', 1), by('perform', '技师', 6), by('report', '医生', 6)],
    materials: [['filterMouth', 1]],
    equipment: [['spirometer', 25]],
  }),
  endoscopy('纤维胃十二指肠镜检查', '次', 280, 50, {
    labour: [by('register', '护士', 2), by('prepare', '技师', 6), by('perform', '医生', 12)],
    materials: [
      ['mouthpiece', 1],
      ['biopsyValve', 1],
    ],
    equipment: [['endoscope', 15]],
  }),
  endoscopy('纤维结肠镜检查', '次', 420, 35, {
    labour: [by('register', '护士', 2), by('prepare', '技师', 10), by('perform', '医生', 20)],
    materials: [
      ['biopsyValve', 1],
      ['sterileGloves', 1],
    ],
    equipment: [['endoscope', 25]],
  }),
  endoscopy('纤维支气管镜检查', '次', 520, 15, {
    labour: [by('register', '护士', 2), by('prepare', '技师', 12), by('perform', '医生', 24)],
    materials: [
      ['mouthpiece', 1],
      ['biopsyValve', 1],
      ['sterileGloves', 1],
    ],
    equipment: [['endoscope', 30]],
  }),
];

const tests: readonly ItemEntry[] = [
  laboratory('血常规', '次', 20, 14, {
    labour: analysed(0.5),
    materials: [['bloodCount', 1]],
    equipment: [['haematology', 0.5]],
  }),
  laboratory('尿常规', '次', 12, 5, {
    labour: analysed(0.5),
    materials: [['urineStrip', 1]],
    equipment: [['haematology', 0.5]],
  }),
  laboratory('肝功能测定', '次', 95, 19, {
    labour: analysed(1),
    materials: [['biochemistry', 11]],
    equipment: [['analyser', 1]],
  }),
  laboratory('肾功能测定', '次', 45, 10, {
    labour: analysed(0.6),
    materials: [['biochemistry', 5]],
    equipment: [['analyser', 0.5]],
  }),
  laboratory('凝血功能测定', '次', 95, 13, {
    labour: [...analysed(1), by('prepare', '护士', 1)],
    materials: [['coagulation', 1]],
    equipment: [['analyser', 1]],
  }),
  laboratory('肿瘤标志物测定', '次', 280, 16, {
    labour: [...analysed(1.5), by('report', '医生', 4), by('prepare', '护士', 1)],
    materials: [['tumourMarker', 4]],
    equipment: [['analyser', 2]],
  }),
  laboratory('乙肝五项测定', '次', 85, 8, {
    labour: analysed(1),
    materials: [['hepatitis', 1]],
    equipment: [['analyser', 1]],
  }),
  laboratory('病原体核酸检测', '次', 110, 15, {
    labour: analysed(1.5),
    materials: [['nucleicAcid', 1]],
    equipment: [['pcr', 1]],
  }),
  pathology('组织病理学检查与诊断', '例', 240, 40, {
    labour: [by('register', '护士', 1), by('perform', '技师', 8), by('report', '医生', 2)],
    materials: [['slides', 2]],
  }),
  pathology('免疫组织化学染色诊断', '项', 165, 30, {
    labour: [by('register', '护士', 0.5), by('perform', '技师', 6), by('report', '医生', 1)],
    materials: [['antibody', 1]],
    equipment: [['stainer', 4]],
  }),
  pathology('术中冰冻切片检查', '例', 420, 10, {
    labour: [by('perform', '技师', 14), by('report', '医生', 8)],
    materials: [['slides', 2]],
    equipment: [['cryostat', 18]],
  }),
  pathology('肿瘤基因检测', '例', 2_400, 20, {
    labour: [by('perform', '技师', 40), by('report', '医生', 10)],
    materials: [['geneKit', 1]],
    equipment: [['sequencer', 30]],
  }),
  transfusion('血型鉴定', '次', 40, 30, {
    labour: analysed(1.4),
    materials: [['bloodGroupCard', 1]],
    equipment: [['bloodBank', 2]],
  }),
  transfusion('交叉配血', '次', 70, 45, {
    labour: [by('register', '护士', 0.4), by('perform', '技师', 2.2)],
    materials: [['crossmatchCard', 1]],
    equipment: [['bloodBank', 2]],
  }),
  transfusion('不规则抗体筛查', '次', 80, 25, {
    labour: [...analysed(2.2), by('report', '医生', 0.8)],
    materials: [['crossmatchCard', 1]],
    equipment: [['bloodBank', 2]],
  }),
];

export const diagnostics: readonly ItemEntry[] = [...examinations, ...tests];
