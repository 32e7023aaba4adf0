import type { PlanCell, PlanVerb, SheetPlan } from '../../../server/contract/plan.ts';
import type { Connecting } from './connecting.ts';
import type { Desk } from './desk.ts';
import { costsItems } from './inputSheets.ts';
import type { JobResult, JobUnderWay } from './jobs.ts';

/** 准备: the template's sheets in this workbook. */
export class Preparing {
  readonly #desk: Desk;
  readonly #connecting: Connecting;

  constructor(desk: Desk, connecting: Connecting) {
    this.#desk = desk;
    this.#connecting = connecting;
  }

  /** `withItems`: the sheets of service items as well, which a workbook that has one of them has all of. */
  prepare(withItems: boolean): Promise<void> {
    return this.#desk.jobs.run('prepare', (job) => this.#writeMissing(job, withItems));
  }

  async #writeMissing(job: JobUnderWay, withItems: boolean): Promise<JobResult> {
    const { client, workbook, store } = this.#desk;
    await this.#connecting.ensure();
    await this.#connecting.look();
    job.stage('reports');
    const isOfItems = withItems || costsItems(store.state().workbook.inputs);
    const plans = await client.blankTemplate(isOfItems, job.signal);
    const here = await workbook.sheets();
    const present = new Set(
      store.state().workbook.inputs.flatMap(({ template, sheetName }) => (sheetName ? [template.id] : [])),
    );
    for (const { planKey } of here) if (planKey) present.add(planKey);
    const missing = missingPlans(plans, present, new Set(here.map(({ name }) => name)));
    job.stage('write');
    const { sheets } = missing.length > 0 ? await workbook.write(missing, job.watch) : { sheets: [] };
    await this.#connecting.look();
    return { sheets };
  }
}

/** Plans of sheets that are not there; they refer to each other alone, the others may stand anywhere. */
function missingPlans(
  plans: readonly SheetPlan[],
  present: ReadonlySet<string>,
  names: ReadonlySet<string>,
): readonly SheetPlan[] {
  const missing = plans.filter(({ key, name }) => !present.has(key) && !names.has(name));
  const keys = new Set(missing.map(({ key }) => key));
  return missing.map((plan) => ({ ...plan, verbs: plan.verbs.flatMap((verb) => within(verb, keys)) }));
}

function within(verb: PlanVerb, keys: ReadonlySet<string>): PlanVerb[] {
  if (verb.verb === 'validation' && verb.rule.kind === 'listFrom' && !keys.has(verb.rule.sheet)) return [];
  if (verb.verb !== 'block') return [verb];
  const cells = verb.cells.map((row) => row.map((cell) => cell && cellWithin(cell, keys)));
  return [{ ...verb, cells }];
}

function cellWithin({ formula, link, ...cell }: PlanCell, keys: ReadonlySet<string>): PlanCell {
  const leadsOut = formula?.some((part) => sheetsOf(part).some((sheet) => !keys.has(sheet)));
  const linksOut = link && 'sheet' in link && !keys.has(link.sheet);
  return { ...cell, ...(formula && !leadsOut && { formula }), ...(link && !linksOut && { link }) };
}

function sheetsOf(part: NonNullable<PlanCell['formula']>[number]): readonly string[] {
  if (typeof part === 'string') return [];
  const refs = 'ref' in part ? [part.ref] : [part.from, part.to];
  return refs.flatMap((ref) => ('sheet' in ref && ref.sheet ? [ref.sheet] : []));
}
