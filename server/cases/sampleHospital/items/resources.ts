import type { InputRecord } from '../../../reports/inputColumns.ts';

/** 作业字典 of the sample; items name the first ones, non-item activities stand by themselves. */
export const activities = {
  register: { code: 'ZY01', name: '登记', kind: 'item' },
  prepare: { code: 'ZY02', name: '操作准备', kind: 'item' },
  perform: { code: 'ZY03', name: '操作', kind: 'item' },
  report: { code: 'ZY04', name: '报告', kind: 'item' },
  care: { code: 'ZY05', name: '综合治疗', kind: 'item' },
  consult: { code: 'ZY06', name: '诊察', kind: 'item' },
  nurse: { code: 'ZY07', name: '护理', kind: 'item' },
  anaesthesia: { code: 'ZY08', name: '麻醉', kind: 'item' },
  lodging: { code: 'ZY09', name: '床位管理', kind: 'item' },
  teaching: { code: 'ZY21', name: '带教', kind: 'nonItem' },
  training: { code: 'ZY22', name: '业务学习', kind: 'nonItem' },
  dispensing: { code: 'ZY23', name: '调剂发药', kind: 'nonItem' },
} as const;
export type ActivityId = keyof typeof activities;

export const activityRecords = (): InputRecord[] => Object.values(activities).map((each) => ({ ...each }));

interface MaterialEntry {
  readonly name: string;
  readonly specification: string;
  readonly measureUnit: string;
  /** Null: nobody has agreed on it, and no item of the sample takes it. */
  readonly priceYuan: number | null;
}

const material = (name: string, specification: string, measureUnit: string, priceYuan: number) => ({
  ...{ name, specification, measureUnit, priceYuan },
});

/** 不单独收费的耗材 with prices of a large hospital's order of size. */
const materials = {
  infusionSet: material('一次性使用输液器', '0.7mm', '套', 1.86),
  syringe5: material('一次性使用注射器', '5ml', '支', 0.32),
  syringe20: material('一次性使用注射器', '20ml', '支', 0.68),
  pumpSyringe: material('注射泵用注射器', '50ml', '支', 2.4),
  dressing: material('输液敷贴', '6×7cm', '片', 0.85),
  cotton: material('医用棉签', '10cm', '支', 0.04),
  iodophor: material('碘伏消毒液', '500ml', '毫升', 0.02),
  gauze: material('医用纱布块', '8×8cm', '块', 0.16),
  bandage: material('弹性绷带', '10cm×4.5m', '卷', 2.2),
  woundKit: material('一次性换药包', '常规', '套', 3.6),
  gloves: material('一次性检查手套', '中号', '副', 0.42),
  sterileGloves: material('灭菌橡胶外科手套', '7.5号', '副', 2.1),
  bloodNeedle: material('一次性采血针', '21G', '支', 0.58),
  bloodTube: material('真空采血管', '5ml', '支', 0.72),
  nebuliser: material('一次性雾化吸入器', '面罩式', '套', 4.8),
  oxygenTube: material('一次性鼻氧管', '双鼻塞', '根', 2.3),
  electrode: material('心电电极片', '成人', '片', 0.92),
  gastricTube: material('一次性胃管', '14Fr', '根', 5.6),
  catheterKit: material('一次性导尿包', '双腔', '套', 14.5),
  suctionTube: material('一次性吸痰管', '12Fr', '根', 0.95),
  mouthKit: material('一次性口腔护理包', '常规', '套', 3.2),
  punctureKit: material('一次性穿刺包', '胸腰腹通用', '套', 18.6),
  venousKit: material('中心静脉置管护理包', '常规', '套', 16.8),
  drainageBag: material('一次性引流袋', '1000ml', '个', 1.9),
  acupuncture: material('一次性针灸针', '0.25×40mm', '支', 0.14),
  plaster: material('石膏绷带', '10cm×4.6m', '卷', 7.8),
  dentalKit: material('一次性口腔器械盒', '八件', '套', 4.6),
  chemoKit: material('化疗药物配置防护套件', '常规', '套', 9.4),
  film: material('医用胶片', '14×17in', '张', 8.4),
  contrastLine: material('高压注射连接管', '单筒', '根', 14.8),
  couplant: material('医用超声耦合剂', '250ml', '毫升', 0.15),
  tracer: material('放射性药物注射套件', '常规', '套', 36),
  biopsyValve: material('内镜活检帽', '通用', '个', 9.8),
  mouthpiece: material('一次性咬口', '成人', '个', 1.6),
  filterMouth: material('肺功能过滤嘴', '通用', '个', 8.5),
  bloodCount: material('血细胞分析试剂', '每测试', '人份', 3.5),
  urineStrip: material('尿液分析试纸', '14项', '人份', 1.5),
  biochemistry: material('生化分析试剂', '每项', '人份', 2.6),
  coagulation: material('凝血试剂', '四项', '人份', 21),
  tumourMarker: material('肿瘤标志物试剂', '化学发光', '人份', 28),
  hepatitis: material('乙肝两对半试剂', '化学发光', '人份', 19),
  nucleicAcid: material('核酸检测试剂', '荧光PCR', '人份', 26),
  slides: material('病理制片耗材', '常规', '份', 18.6),
  antibody: material('免疫组化抗体', '单项', '份', 52),
  geneKit: material('基因检测试剂盒', '单例', '份', 930),
  bloodGroupCard: material('血型卡', 'ABO/RhD', '张', 13),
  crossmatchCard: material('交叉配血卡', '微柱凝胶', '张', 16.5),
  dialysate: material('透析液', '5L', '袋', 18.4),
  dialysisKit: material('血透护理包', '常规', '套', 8.6),
  bodyMould: material('体位固定膜', '头颈肩', '张', 138),
  drape: material('一次性手术铺单包', '常规', '套', 86),
  suture: material('可吸收缝线', '3-0', '根', 18.5),
  pencil: material('一次性高频电刀笔', '通用', '支', 23),
  breathingCircuit: material('麻醉呼吸回路', '成人', '套', 42),
  sodaLime: material('医用钠石灰', '4.5kg', '克', 0.03),
  negotiated: { ...material('新型水胶体敷料（待议价）', '10×10cm', '片', 0), priceYuan: null },
  spinalKit: material('一次性使用麻醉穿刺包', '腰硬联合', '套', 50),
} as const satisfies Readonly<Record<string, MaterialEntry>>;
export type MaterialId = keyof typeof materials;

const materialCodes = new Map(
  Object.keys(materials).map((id, at) => [id, `W${String(at + 1).padStart(4, '0')}`]),
);
export const materialCode = (id: MaterialId): string => materialCodes.get(id) ?? '';

export const materialRecords = (): InputRecord[] =>
  Object.entries(materials).map(([id, entry]) => ({
    code: materialCode(id as MaterialId),
    ...entry,
    model: null,
  }));

/** Minutes of a month in which one machine can be used: on working days, in two shifts, or round the clock. */
const BY_DAY = 22 * 10 * 60;
const TWO_SHIFTS = 30 * 14 * 60;
const ROUND_THE_CLOCK = 30 * 24 * 60;

interface EquipmentEntry {
  readonly name: string;
  readonly minutesEach: number;
  /** Depreciation of one machine relative to a monitor's. */
  readonly weight: number;
}

const machine = (name: string, weight: number, minutesEach = BY_DAY): EquipmentEntry => ({
  ...{ name, minutesEach, weight },
});

export const equipment = {
  monitor: machine('多参数监护仪', 1, ROUND_THE_CLOCK),
  ventilator: machine('呼吸机', 8, ROUND_THE_CLOCK),
  pump: machine('输液泵', 0.3, ROUND_THE_CLOCK),
  physiotherapy: machine('中频治疗仪', 0.6),
  phototherapy: machine('光疗仪', 2),
  dentalChair: machine('牙科综合治疗台', 3),
  xray: machine('数字化X线摄影机', 30, TWO_SHIFTS),
  boneDensity: machine('双能X线骨密度仪', 10),
  ct: machine('螺旋CT机', 160, TWO_SHIFTS),
  mri: machine('磁共振成像系统', 240, TWO_SHIFTS),
  ultrasound: machine('彩色多普勒超声诊断仪', 24),
  gammaCamera: machine('单光子发射计算机断层仪', 90, TWO_SHIFTS),
  petCt: machine('PET-CT', 420, TWO_SHIFTS),
  ecg: machine('十二导联心电图机', 1),
  holter: machine('动态心电记录仪', 0.6, ROUND_THE_CLOCK),
  treadmill: machine('运动平板系统', 6),
  eeg: machine('脑电图机', 6),
  emg: machine('肌电诱发电位仪', 8),
  spirometer: machine('肺功能仪', 7),
  endoscope: machine('电子内镜系统', 26),
  haematology: machine('血细胞分析流水线', 30, ROUND_THE_CLOCK),
  analyser: machine('全自动生化免疫分析流水线', 60, ROUND_THE_CLOCK),
  pcr: machine('荧光定量PCR仪', 12, ROUND_THE_CLOCK),
  stainer: machine('全自动免疫组化染色机', 14),
  cryostat: machine('冰冻切片机', 6),
  sequencer: machine('基因测序仪', 60, ROUND_THE_CLOCK),
  bloodBank: machine('全自动配血系统', 12),
  dialyser: machine('血液透析机', 5, TWO_SHIFTS),
  linac: machine('医用直线加速器', 300, TWO_SHIFTS),
  planning: machine('放疗计划系统', 40),
  trainer: machine('康复训练设备', 1.5),
  chamber: machine('医用空气加压氧舱', 30),
  compounder: machine('肠内营养配制设备', 4),
  theatre: machine('手术间成套设备', 20),
  laparoscope: machine('腹腔镜系统', 26),
  anaesthesia: machine('麻醉机', 12),
  angiography: machine('数字减影血管造影机', 180),
} as const satisfies Readonly<Record<string, EquipmentEntry>>;
export type EquipmentId = keyof typeof equipment;
