import type { NextAction, SessionState, StepState, View } from './state.ts';

/** The month as a path: how far it has come, and the one thing to do next. Both follow from the rest. */

export type KnownState = Omit<SessionState, 'steps' | 'next'>;

export function stepStates(known: KnownState): Readonly<Record<View, StepState>> {
  return {
    prepare: known.job?.kind === 'prepare' ? 'busy' : prepareStep(known),
    check: known.job?.kind === 'check' ? 'busy' : checkStep(known),
    cost: known.job?.kind === 'cost' || known.job?.kind === 'refresh' ? 'busy' : costStep(known),
    results: resultStep(known),
    trace: known.trace.isLoading ? 'busy' : askingStep(known, known.trace.tree !== null),
    whatIf: known.whatIf.isAsking ? 'busy' : askingStep(known, known.whatIf.answer !== null),
    items: known.items.isAsking ? 'busy' : known.items.trouble ? 'problem' : 'open',
    books: known.books.trouble ? 'problem' : 'open',
    settings: known.connection.kind === 'failed' ? 'problem' : 'open',
  };
}

export function nextAction(known: KnownState): NextAction {
  const { job, connection, check, run, stale } = known;
  if (job) return 'cancel';
  if (connection.kind !== 'ready') return 'connect';
  if (run && !stale) return 'results';
  if (check && !check.isStale && check.counts.blocking > 0) return 'fix';
  if (run) return 'costAgain';
  if (!check && !hasInput(known)) return 'prepare';
  return !check || check.isStale ? 'check' : 'cost';
}

const hasInput = ({ workbook }: KnownState): boolean =>
  workbook.inputs.some(({ sheetName }) => sheetName !== null);

function prepareStep(known: KnownState): StepState {
  if (!hasInput(known)) return 'open';
  const lacks = known.workbook.inputs.some(
    ({ template, sheetName }) => template.required && sheetName === null,
  );
  return lacks ? 'problem' : 'done';
}

function checkStep({ check }: KnownState): StepState {
  if (!check) return 'open';
  if (check.isStale) return 'stale';
  return check.counts.blocking > 0 ? 'problem' : 'done';
}

function costStep({ ended, run, stale }: KnownState): StepState {
  if (ended?.kind === 'cost' && ended.outcome === 'failed') return 'problem';
  if (!run) return 'open';
  return stale ? 'stale' : 'done';
}

function resultStep({ run, stale }: KnownState): StepState {
  if (!run) return 'open';
  if (stale) return 'stale';
  return run.counts.unpublishable > 0 ? 'problem' : 'done';
}

function askingStep({ run, stale }: KnownState, isAnswered: boolean): StepState {
  if (!run || !isAnswered) return 'open';
  return stale ? 'stale' : 'done';
}
