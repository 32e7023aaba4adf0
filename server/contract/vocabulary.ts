import type { Bilingual, Quantity } from './sheetDefinition.ts';

/**
 * The words of a rule pack that input sheets may use: what a drop-down offers and what intake
 * accepts. Sheet definitions point here with `choicesFrom: pack.<list>` and `headersFrom: pack.<list>`.
 */
export interface VocabularyEntry {
  readonly id: string;
  readonly name: Bilingual;
  /** Other writings that mean the same, as found in systems in use. */
  readonly aliases: readonly string[];
}

export interface MeasuredEntry extends VocabularyEntry {
  readonly quantity: Quantity;
}

export interface PackVocabulary {
  readonly classes: readonly VocabularyEntry[];
  readonly statutoryElements: readonly VocabularyEntry[];
  readonly sources: readonly VocabularyEntry[];
  readonly feeCategories: readonly VocabularyEntry[];
  /** Columns of 工作量: visits, occupiedBedDays, … */
  readonly measures: readonly MeasuredEntry[];
  /** Columns of 分摊参数: headcount, area, … */
  readonly parameters: readonly MeasuredEntry[];
  readonly drivers: readonly VocabularyEntry[];
  readonly methods: readonly VocabularyEntry[];
  /** 项目核算方法. */
  readonly itemMethods: readonly VocabularyEntry[];
  /** 成本层次: medical, fullMedical, … */
  readonly costLevels: readonly VocabularyEntry[];
  /** Lines of 医院基本情况. */
  readonly facts: readonly MeasuredEntry[];
}
