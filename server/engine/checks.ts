import type { Figure } from '../contract/figure.ts';
import type { Bilingual } from '../contract/sheetDefinition.ts';
import { evaluate } from './evaluate.ts';
import { itemChecks } from './items/itemChecks.ts';
import type { AllocationRules, CheckDefinition, RuleOrigin } from './rules.ts';
import type { Run } from './run.ts';

/** Which part of the hospital one line of a check is about; null for the whole. */
interface CheckPart {
  readonly kind: 'statutory' | 'source' | 'level' | 'class';
  readonly id: string;
  readonly name: Bilingual;
}

/** One line of a tie-out: two sides, their difference and the verdict. Money in quanta. */
export interface CheckResult {
  readonly id: string;
  readonly name: Bilingual;
  readonly part: CheckPart | null;
  readonly relation: CheckDefinition['relation'];
  readonly leftLabel: Bilingual;
  readonly rightLabel: Bilingual;
  /** What each side sums, so that a person can trace it; empty where the engine itself measured. */
  readonly leftFigures: readonly Figure[];
  readonly rightFigures: readonly Figure[];
  readonly left: number;
  readonly right: number;
  readonly difference: number;
  readonly passed: boolean;
  readonly severity: CheckDefinition['severity'];
  /** Null for the checks that the engine makes of itself. */
  readonly origin: RuleOrigin | null;
}

/** The checks of the rules (of the run's last month), then what the step-down and item costing owe by themselves. */
export function runChecks(run: Run): CheckResult[] {
  const { rules } = run.months[run.months.length - 1];
  return [
    ...rules.checks.flatMap((check) => partsOf(rules, check.by).map((part) => defined(run, check, part))),
    ...structuralChecks(run, rules),
    ...itemChecks(run).map(judged),
  ];
}

function partsOf(rules: AllocationRules, by: CheckDefinition['by']): readonly (CheckPart | null)[] {
  const lists = {
    total: [null],
    statutory: rules.statutoryElements.map(({ id, name }) => ({ kind: 'statutory' as const, id, name })),
    source: rules.sources.map(({ id, name }) => ({ kind: 'source' as const, id, name })),
    level: rules.costLevels.map(({ id, name }) => ({ kind: 'level' as const, id, name })),
  };
  return lists[by];
}

/** A figure narrowed to one part of a check. */
function narrowed(figure: Figure, part: CheckPart | null): Figure {
  if (part?.kind === 'statutory')
    return { ...figure, elements: { ...figure.elements, statutory: [part.id] } };
  if (part?.kind === 'source') return { ...figure, sources: [part.id] };
  if (part?.kind === 'level') return { ...figure, level: part.id };
  return figure;
}

const sum = (run: Run, figures: readonly Figure[]) =>
  figures.reduce((total, figure) => total + evaluate(run, figure), 0);

function defined(run: Run, check: CheckDefinition, part: CheckPart | null): CheckResult {
  const leftFigures = check.left.figures.map((figure) => narrowed(figure, part));
  const rightFigures = check.right.figures.map((figure) => narrowed(figure, part));
  return judged({
    id: check.id,
    name: check.name,
    part,
    relation: check.relation,
    leftLabel: check.left.label,
    rightLabel: check.right.label,
    leftFigures,
    rightFigures,
    left: sum(run, leftFigures),
    right: sum(run, rightFigures),
    severity: check.severity,
    origin: check.origin,
  });
}

/** What a check holds against each other, before it is judged. */
export type CheckSides = Omit<CheckResult, 'difference' | 'passed'>;

function judged(sides: CheckSides): CheckResult {
  const difference = sides.left - sides.right;
  const passed = sides.relation === 'equal' ? difference === 0 : difference <= 0;
  return { ...sides, difference, passed };
}

const heldAtEnd = { zh: '分摊后仍留存', en: 'Still held after allocation' };
const nothing = { zh: '应为零', en: 'Should be zero' };
const given = { zh: '该类单元分出的成本', en: 'Cost the class handed out' };
const received = { zh: '其他单元收到的成本', en: 'Cost that reached others from it' };

/**
 * C04-class: classes that hand out hold nothing at the end. C05-class: what a class handed out for the first
 * time is what the units that keep cost hold with that class in their masks.
 */
function structuralChecks(run: Run, rules: AllocationRules): CheckResult[] {
  const handsOut = (id: string) =>
    run.months.some(({ closesAt }) =>
      closesAt.some((step, unit) => step !== -1 && run.layout.classOf[unit].id === id),
    );
  return rules.classes
    .filter(({ id, role }) => role === 'sender' && handsOut(id))
    .flatMap(({ id, name }) => {
      const units = { classes: [id] };
      const part: CheckPart = { kind: 'class', id, name };
      const shared = { part, relation: 'equal', severity: 'unpublishable', origin: null } as const;
      const left: Figure = { measure: 'finalCost', units };
      const given1st: Figure = { measure: 'handedOutCost', units, classesPassed: { without: [id] } };
      const reached: Figure = { measure: 'finalCost', classesPassed: { with: [id] } };
      return [
        judged({
          ...{ ...shared, id: 'C04-class', name: { zh: '分摊后无留存', en: 'Nothing stays with senders' } },
          ...{ leftLabel: heldAtEnd, rightLabel: nothing, leftFigures: [left], rightFigures: [] },
          left: evaluate(run, left),
          right: 0,
        }),
        judged({
          ...{ ...shared, id: 'C05-class', name: { zh: '分出等于收到', en: 'Handed out equals received' } },
          ...{ leftLabel: given, rightLabel: received, leftFigures: [given1st], rightFigures: [reached] },
          left: evaluate(run, given1st),
          right: evaluate(run, reached),
        }),
      ];
    });
}
