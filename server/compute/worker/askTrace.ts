import { TRACE_LINES } from '../../contract/api/limits.ts';
import type {
  FigureShape,
  TraceAnswer,
  TracedNumber,
  TraceLine,
  TraceRequest,
} from '../../contract/api/questions.ts';
import { Refused } from '../../contract/api/refused.ts';
import { fault } from '../../contract/faults/catalogue.ts';
import type { Fault } from '../../contract/faults/fault.ts';
import type { Figure } from '../../contract/figure.ts';
import { fromA1 } from '../../contract/place.ts';
import { yearToDateGaps } from '../../engine/history.ts';
import { isMoney } from '../../engine/measures.ts';
import { quantaPerYuan, yuanText } from '../../engine/money.ts';
import type { Run } from '../../engine/run.ts';
import { openTrace } from '../../engine/trace.ts';
import type { OpenTraceNode, TraceNode, TraceStep } from '../../engine/traceNode.ts';
import { unitCost } from '../../engine/unitCost.ts';
import { amountText, quotientText } from './amountText.ts';
import type { StandingRun } from './costInput.ts';
import { checkFigure } from './knownWords.ts';

const DEPTH = 1;
/** A driver's value may stand on a year of rows; the first ones show where. */
const MOST_BASIS_CELLS = 24;

/** Takes a number apart, or says why there is none to be taken apart. */
export function askTrace(standing: StandingRun, request: TraceRequest): TraceAnswer {
  const traced = traceOf(standing, request);
  return 'code' in traced ? { figure: null, why: whyOf(traced) } : traced;
}

const whyOf = ({ params, ...found }: Fault) => ({ ...found, params: { ...params }, where: null });

/** As deep as asked, as long as an answer may be. The fault: the cell holds nothing to be taken apart. */
export function traceOf(standing: StandingRun, request: TraceRequest): TracedNumber | Fault {
  const { run } = standing;
  const figure = 'figure' in request ? request.figure : figureOfCell(standing, request);
  if ('code' in figure) return figure;
  checkFigure(run, figure);
  const gaps = figure.period ? yearToDateGaps(run, figure) : [];
  // Part of a year is not the year to date.
  if (gaps.length > 0) return fault('HT-044', { months: gaps.join('、') });
  const { path = '', depth = DEPTH } = request;
  const top = openTrace(run, figure, path);
  if (!top) throw new Refused(fault('HT-038', { path }));
  return { figure, line: new TraceTree(run, figure).lineOf(top, depth), quotient: quotientOf(run, figure) };
}

function quotientOf(run: Run, figure: Figure): TracedNumber['quotient'] {
  if (figure.per === undefined) return null;
  const cost = unitCost(run, figure);
  return { denominator: cost.denominator.toFixed(), value: quotientText(cost) };
}

function figureOfCell(
  { sheets }: StandingRun,
  { sheet, cell }: { sheet: string; cell: string },
): FigureShape | Fault {
  const at = fromA1(cell);
  const found = sheets.get(sheet);
  if (!found) throw new Refused(fault('HT-036', { sheet }));
  const figure = at && found.figureAt?.(at.row, at.column);
  return figure || fault('HT-037', { sheet: `《${found.name}》`, cell });
}

class TraceTree {
  readonly #run: Run;
  readonly #figure: Figure;
  #linesLeft = TRACE_LINES;

  constructor(run: Run, figure: Figure) {
    this.#run = run;
    this.#figure = figure;
  }

  /** The node with as many levels of children as there is room for; whole levels or none. */
  lineOf(node: OpenTraceNode, depth: number): TraceLine {
    this.#linesLeft -= node.children.length;
    const children = node.children.map((child) => {
      const open = depth > 1 && child.opens ? openTrace(this.#run, this.#figure, child.path) : null;
      return open && open.children.length <= this.#linesLeft
        ? this.lineOf(open, depth - 1)
        : { ...this.#shown(child), children: null };
    });
    return { ...this.#shown(node), children };
  }

  #shown(node: TraceNode): Omit<TraceLine, 'children'> {
    const { path, kind, month, unit, label, amount, proportional, step, cell, basis, opens } = node;
    const money = isMoney(this.#figure.measure);
    return {
      path,
      kind,
      month,
      unit: unit && { code: unit.code, name: unit.name, unitClass: unit.unitClass },
      label,
      amount: amountText(this.#run, this.#figure.measure, amount),
      isMoney: money,
      proportional,
      step: step && this.#stepOf(step),
      cell: cell && { ...cell },
      basis: basis.slice(0, MOST_BASIS_CELLS).map((place) => ({ ...place })),
      opens,
    };
  }

  #stepOf({ rule, driver, ...step }: TraceStep): TraceLine['step'] {
    const { reference, layer, where } = rule.origin;
    return {
      handedOut: yuanText(step.handedOut, quantaPerYuan[this.#run.quantum]),
      driver: { id: driver.id, name: driver.name },
      driverValue: step.driverValue,
      driverTotal: step.driverTotal,
      valuesOf: step.valuesOf,
      fallback: step.fallback,
      rule: { id: rule.id, reference, layer, where },
      residualQuanta: step.residual,
    };
  }
}
