import type { Quantity } from '../contract/sheetDefinition.ts';
import type { MeasuredEntry, PackVocabulary, VocabularyEntry } from '../contract/vocabulary.ts';
import { type Entry, type RulePack, writingsOf } from './pack.ts';
import type { Noun } from './schema.ts';

/** The pack's words for drop-downs and intake: the newest name first, every older writing as an alias. */
export function vocabularyOf(pack: RulePack): PackVocabulary {
  const { lists } = pack;
  return {
    classes: lists.classes.map(wordOf),
    statutoryElements: lists.elements.map(wordOf),
    sources: lists.sources.map(wordOf),
    feeCategories: lists.feeCategories.map(wordOf),
    measures: lists.measures.map(measuredWordOf),
    parameters: lists.parameters.map(measuredWordOf),
    drivers: lists.drivers.map(wordOf),
    methods: lists.methods.map(wordOf),
    itemMethods: lists.itemMethods.map(wordOf),
    costLevels: lists.costLevels.map(wordOf),
    facts: lists.facts.map(measuredWordOf),
  };
}

function wordOf(entry: Entry<Noun>): VocabularyEntry {
  const name = entry.values.at(-1)?.content?.name ?? entry.name;
  const aliases = writingsOf(entry).filter((writing) => ![entry.id, name.zh, name.en].includes(writing));
  return { id: entry.id, name, aliases };
}

function measuredWordOf(entry: Entry<Noun>): MeasuredEntry {
  const quantity: Quantity = entry.unit === 'none' ? 'count' : entry.unit;
  return { ...wordOf(entry), quantity };
}
