import type { FigureShape, WhatIfRequest } from '../../contract/api/questions.ts';
import { Refused } from '../../contract/api/refused.ts';
import { fault } from '../../contract/faults/catalogue.ts';
import type { Run } from '../../engine/run.ts';
import { strangeWords } from '../../reports/wordFaults.ts';
import type { RulePack } from '../../rules/pack.ts';

/** A question about something that a run does not have is refused by name, never answered with zero. */

export function checkFigure(run: Run, figure: FigureShape): void {
  const { layout, months } = run;
  for (const { rules } of months) for (const { word } of strangeWords(figure, rules)) throw unknown(word);
  for (const month of figure.months ?? []) checkMonth(run, month);
  checkUnits(run, figure.units?.codes ?? []);
  for (const code of figure.elements?.codes ?? [])
    if (!layout.elements.some((element) => element.code === code)) throw unknown(code);
}

export function checkChanges(run: Run, { lists }: RulePack, changes: WhatIfRequest['changes']): void {
  const { rules } = checkMonth(run, changes.month);
  const known = (entries: readonly { readonly id: string }[], id: string) => {
    if (!entries.some((entry) => entry.id === id)) throw unknown(id);
  };
  for (const { assignment, driver } of changes.drivers) {
    known(rules.assignments, assignment);
    known(rules.drivers, driver);
  }
  for (const change of changes.values) {
    if (change.kind === 'parameter') known(lists.parameters, change.parameter);
    if (change.kind === 'workload') known(lists.measures, change.measure);
    if (change.kind === 'revenue') known(rules.feeCategories, change.category);
    checkUnits(run, unitsOf(change));
  }
}

function unitsOf(change: WhatIfRequest['changes']['values'][number]): string[] {
  if (change.kind === 'internalService') return [change.provider, change.receiver];
  if (change.kind === 'revenue') return [change.orderingUnit, change.executingUnit];
  return [change.unit];
}

function checkMonth(run: Run, month: string): Run['months'][number] {
  const found = run.months.find((each) => each.month === month);
  if (!found) throw unknown(month);
  return found;
}

function checkUnits({ layout }: Run, codes: readonly string[]): void {
  for (const code of codes) if (!layout.unitAt.has(code)) throw unknown(code);
}

const unknown = (word: string): Refused => new Refused(fault('HT-039', { word }));
