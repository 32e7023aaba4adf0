/**
 * Names and habits of the departments a Chinese general hospital has. Names only: no hospital's books
 * stand behind them. Per-visit and per-day charges are yuan of a large city hospital's order of size.
 */
export interface Specialty {
  readonly name: string;
  readonly outpatient: boolean;
  readonly inpatient: boolean;
  /** Share of a visit's or a day's charge relative to the hospital's mean. */
  readonly chargeIndex: number;
  /** How busy relative to the mean clinic or ward. */
  readonly sizeIndex: number;
  readonly surgical: boolean;
}

const specialty = (
  name: string,
  chargeIndex: number,
  sizeIndex: number,
  surgical = false,
  care: 'both' | 'outpatient' | 'inpatient' = 'both',
): Specialty => ({
  name,
  chargeIndex,
  sizeIndex,
  surgical,
  outpatient: care !== 'inpatient',
  inpatient: care !== 'outpatient',
});

export const specialties: readonly Specialty[] = [
  specialty('心血管内科', 1.25, 1.5),
  specialty('呼吸与危重症医学科', 1.1, 1.2),
  specialty('消化内科', 1.05, 1.3),
  specialty('神经内科', 1.0, 1.4),
  specialty('内分泌科', 0.8, 1.1),
  specialty('肾内科', 0.95, 0.9),
  specialty('血液内科', 1.5, 0.7),
  specialty('风湿免疫科', 0.95, 0.6),
  specialty('肿瘤内科', 1.35, 1.2),
  specialty('感染性疾病科', 0.9, 0.7),
  specialty('普通外科', 1.2, 1.4, true),
  specialty('骨科', 1.45, 1.5, true),
  specialty('泌尿外科', 1.1, 0.9, true),
  specialty('神经外科', 1.5, 0.8, true),
  specialty('胸外科', 1.35, 0.6, true),
  specialty('心脏大血管外科', 2.0, 0.4, true),
  specialty('甲状腺乳腺外科', 1.05, 0.8, true),
  specialty('妇科', 0.95, 1.0, true),
  specialty('产科', 0.85, 1.1, true),
  specialty('儿科', 0.7, 1.3),
  specialty('眼科', 1.15, 0.9, true),
  specialty('耳鼻咽喉头颈外科', 0.95, 0.9, true),
  specialty('中医科', 0.65, 0.8),
  specialty('老年医学科', 0.85, 0.7),
  specialty('皮肤科', 0.55, 1.2, false, 'outpatient'),
  specialty('口腔科', 0.75, 1.1, true, 'outpatient'),
  specialty('急诊医学科', 0.9, 1.6, false, 'outpatient'),
  specialty('重症医学科', 2.6, 0.5, false, 'inpatient'),
  specialty('新生儿科', 1.2, 0.5, false, 'inpatient'),
  specialty('疼痛科', 0.8, 0.5),
  specialty('全科医学科', 0.6, 0.7),
  specialty('烧伤整形科', 1.15, 0.4, true),
];

/** What technical units do decides whose orders they execute (fee category) and how they earn and spend. */
export type TechWork = 'image' | 'laboratory' | 'function' | 'surgery' | 'therapy' | 'pharmacy';

export const techDepartments: readonly {
  readonly name: string;
  readonly work: TechWork;
  readonly size: number;
}[] = [
  { name: '检验科', work: 'laboratory', size: 3.2 },
  { name: '病理科', work: 'laboratory', size: 0.7 },
  { name: '输血科', work: 'laboratory', size: 0.5 },
  { name: '放射科', work: 'image', size: 1.1 },
  { name: 'CT室', work: 'image', size: 1.9 },
  { name: '磁共振室', work: 'image', size: 1.4 },
  { name: '超声医学科', work: 'image', size: 1.3 },
  { name: '核医学科', work: 'image', size: 0.5 },
  { name: '心电图室', work: 'function', size: 0.7 },
  { name: '神经电生理室', work: 'function', size: 0.4 },
  { name: '肺功能室', work: 'function', size: 0.3 },
  { name: '内镜中心', work: 'function', size: 1.2 },
  { name: '手术室', work: 'surgery', size: 2.4 },
  { name: '麻醉科', work: 'surgery', size: 1.5 },
  { name: '介入导管室', work: 'surgery', size: 1.1 },
  { name: '血液净化中心', work: 'therapy', size: 1.2 },
  { name: '放射治疗中心', work: 'therapy', size: 1.0 },
  { name: '康复治疗中心', work: 'therapy', size: 0.7 },
  { name: '高压氧治疗室', work: 'therapy', size: 0.2 },
  { name: '临床营养科', work: 'therapy', size: 0.2 },
  { name: '门诊药房', work: 'pharmacy', size: 1.2 },
  { name: '住院药房', work: 'pharmacy', size: 1.0 },
];

/** `service` is what the unit counts for others in 内部服务量; null where it hands out by another base. */
export interface AuxDepartment {
  readonly name: string;
  /** 分摊性质 by the rule pack's standard groups. */
  readonly group: string;
  readonly service: string | null;
  /** Whom it mostly serves. */
  readonly serves: 'outpatient' | 'inpatient' | 'surgery' | 'all';
  readonly size: number;
}

export const auxDepartments: readonly AuxDepartment[] = [
  { name: '消毒供应中心', group: '消毒供应', service: '消毒包', serves: 'surgery', size: 1.5 },
  { name: '门诊收费处', group: '门诊挂号收费', service: null, serves: 'outpatient', size: 1.3 },
  { name: '住院结算处', group: '住院结算', service: null, serves: 'inpatient', size: 0.8 },
  { name: '医用气体站', group: '医用气体', service: null, serves: 'inpatient', size: 0.4 },
  { name: '洗衣房', group: '洗衣', service: '洗涤', serves: 'inpatient', size: 0.8 },
  { name: '病案室', group: '病案', service: null, serves: 'inpatient', size: 0.8 },
  { name: '动力保障科', group: '动力', service: '能源', serves: 'all', size: 1.6 },
  { name: '预约导诊中心', group: '导医预约', service: null, serves: 'outpatient', size: 0.8 },
  { name: '陪检运送中心', group: '运送陪检', service: '运送', serves: 'inpatient', size: 1.0 },
  { name: '医学工程科', group: '设备管理', service: null, serves: 'all', size: 1.0 },
  { name: '药库', group: '库房', service: '药品领用', serves: 'all', size: 0.6 },
  { name: '耗材库房', group: '库房', service: '耗材领用', serves: 'all', size: 0.7 },
  { name: '物业保洁部', group: '物业保洁', service: null, serves: 'all', size: 1.8 },
  { name: '车队', group: '车队', service: '用车', serves: 'all', size: 0.4 },
];

/** Offices whose cost has a base of its own; the others hand out by headcount. */
export const adminGroups: Readonly<Record<string, string>> = {
  护理部: '护理管理',
  信息中心: '信息',
  总务后勤部: '后勤保障',
  保卫科: '后勤保障',
  基本建设办公室: '后勤保障',
  设备管理科: '设备管理',
};

export const PHARMACY_GROUP = '药剂';
export const HOSPITAL_GROUP = '全院公用';

export const adminDepartments: readonly { readonly name: string; readonly size: number }[] = [
  { name: '院长办公室', size: 0.9 },
  { name: '党委办公室', size: 0.7 },
  { name: '纪检监察室', size: 0.5 },
  { name: '人力资源部', size: 1.0 },
  { name: '财务部', size: 1.8 },
  { name: '审计科', size: 0.6 },
  { name: '运营管理部', size: 0.7 },
  { name: '医务部', size: 1.1 },
  { name: '护理部', size: 1.2 },
  { name: '门诊部办公室', size: 1.0 },
  { name: '质量管理科', size: 0.7 },
  { name: '医院感染管理科', size: 0.7 },
  { name: '公共卫生科', size: 0.8 },
  { name: '医疗保险办公室', size: 1.0 },
  { name: '医患关系办公室', size: 0.5 },
  { name: '科研管理部', size: 0.7 },
  { name: '教学管理部', size: 0.9 },
  { name: '信息中心', size: 2.0 },
  { name: '总务后勤部', size: 2.6 },
  { name: '保卫科', size: 2.2 },
  { name: '基本建设办公室', size: 0.6 },
  { name: '设备管理科', size: 0.9 },
  { name: '采购管理办公室', size: 0.8 },
  { name: '宣传统战部', size: 0.6 },
  { name: '工会办公室', size: 0.5 },
  { name: '团委', size: 0.3 },
  { name: '离退休工作办公室', size: 0.6 },
  { name: '法律事务办公室', size: 0.4 },
];
