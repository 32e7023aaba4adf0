import type { MeasuredEntry, PackVocabulary, VocabularyEntry } from '../../contract/vocabulary.ts';

const entry = (id: string, zh: string, en: string, aliases: string[] = []): VocabularyEntry => ({
  id,
  name: { zh, en },
  aliases,
});
const measured = (base: VocabularyEntry, quantity: MeasuredEntry['quantity']): MeasuredEntry => ({
  ...base,
  quantity,
});

/** A small rule pack's words, enough for the samples; the real pack is the rules room's. */
export const sampleVocabulary: PackVocabulary = {
  classes: [
    entry('ADMIN', '行政后勤类', 'administrative', ['行政后勤', '04']),
    entry('AUX', '医疗辅助类', 'auxiliary', ['医疗辅助']),
    entry('TECH', '医疗技术类', 'technical', ['医疗技术']),
    entry('CLINICAL', '临床服务类', 'clinical', ['临床服务']),
  ],
  statutoryElements: [
    entry('PERSONNEL', '人员经费', 'personnel'),
    entry('MATERIAL', '卫生材料费', 'consumables'),
    entry('DRUG', '药品费', 'drugs'),
  ],
  sources: [
    entry('SELF', '自筹', 'own funds', ['其他经费', '自有资金']),
    entry('FISCAL_PROJECT', '财政项目', 'fiscal project'),
  ],
  feeCategories: [entry('EXAM', '检查', 'examination'), entry('LAB', '化验', 'laboratory', ['检验'])],
  measures: [
    measured(entry('visits', '门急诊人次', 'visits', ['诊疗人次']), 'visit'),
    measured(entry('occupiedBedDays', '实际占用床日', 'occupied bed-days'), 'bedDay'),
  ],
  parameters: [
    measured(entry('headcount', '人员', 'headcount', ['人数', '科室总人数']), 'person'),
    measured(entry('area', '面积', 'floor area', ['建筑面积']), 'squareMetre'),
  ],
  drivers: [entry('headcount', '人员', 'headcount'), entry('area', '面积', 'floor area')],
  methods: [entry('stepDown', '逐级分步结转', 'step-down')],
  itemMethods: [entry('revenue', '收入分配系数法', 'ratio by revenue')],
  costLevels: [
    entry('medical', '医疗成本', 'medical cost'),
    entry('fullHospital', '医院全成本', 'full hospital cost'),
  ],
  facts: [measured(entry('openBeds', '实际开放床位', 'open beds'), 'bed')],
};
