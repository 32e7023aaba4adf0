import { fault } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';
import type { UnitSelector } from '../contract/figure.ts';
import type { FilePlace } from '../contract/place.ts';
import { type Entry, inForce, type RulePack } from './pack.ts';
import type { Content, Noun } from './schema.ts';
import type { Whereabouts } from './whereabouts.ts';

type At = (path: readonly PropertyKey[]) => FilePlace;

/** Whether classes, steps and assignments lead every cost to the clinical units, once all dated values have begun. */
export function structureFaults(pack: RulePack, where: Whereabouts): Fault[] {
  const senders = new Set(
    pack.lists.classes.filter((entry) => latest(entry)?.role === 'sender').map(({ id }) => id),
  );
  return [
    ...classFaults(pack, where),
    ...pack.lists.methods.flatMap((entry, index) =>
      methodFaults(entry, senders, valueAt(where, 'methods', entry, index)),
    ),
    ...assignmentFaults(pack, senders, where),
  ];
}

const latest = <N extends Noun>(entry: Entry<N>): Content<N> | undefined =>
  inForce(entry, '9999-12')?.content;

const valueAt =
  <N extends Noun>(where: Whereabouts, noun: N, entry: Entry<N>, index: number): At =>
  (path) =>
    where.list(noun, [index, 'values', entry.values.length - 1, ...path]);

function classFaults(pack: RulePack, where: Whereabouts): Fault[] {
  let highest = -1;
  return pack.lists.classes.flatMap((entry, index) => {
    const content = latest(entry);
    if (!content) return [];
    const at = valueAt(where, 'classes', entry, index);
    const { bit, role } = content;
    if ((role === 'sender') !== (bit !== null)) return [fault('RU-036', { id: entry.id }, at(['role']))];
    if (bit === null) return [];
    if (bit <= highest) return [fault('RU-035', { id: entry.id, bit }, at(['bit']))];
    highest = bit;
    return [];
  });
}

function methodFaults(method: Entry<'methods'>, senders: ReadonlySet<string>, at: At): Fault[] {
  const faults: Fault[] = [];
  const closed = new Set<string>();
  for (const [level, { id, steps }] of (latest(method)?.levels ?? []).entries()) {
    if (steps.length === 0) faults.push(fault('RU-037', { id }, at(['levels', level, 'steps'])));
    for (const [index, step] of steps.entries()) {
      const path = ['levels', level, 'steps', index];
      faults.push(
        ...senderFaults(step.senders, senders, (inside) => at([...path, ...inside])),
        ...reopened(step.senders, closed, [...path, 'senders', 'classes'], at),
      );
      // A step by groups or codes closes part of a class; only whole classes are closed for good.
      if (!step.senders.groups && !step.senders.codes)
        for (const name of step.senders.classes ?? []) closed.add(name);
      faults.push(...reopened(step.receivers ?? {}, closed, [...path, 'receivers', 'classes'], at));
    }
  }
  const open = [...senders].filter((id) => !closed.has(id));
  return faults.length > 0
    ? faults
    : open.map((id) => fault('RU-040', { method: method.id, id }, at(['levels'])));
}

const reopened = (
  { classes = [] }: UnitSelector,
  closed: ReadonlySet<string>,
  path: readonly PropertyKey[],
  at: At,
): Fault[] =>
  classes.flatMap((id, index) => (closed.has(id) ? [fault('RU-039', { id }, at([...path, index]))] : []));

function senderFaults(selector: UnitSelector, senders: ReadonlySet<string>, at: At): Fault[] {
  if (!selector.classes && !selector.groups && !selector.codes)
    return [fault('RU-044', { name: 'senders' }, at(['senders']))];
  return (selector.classes ?? []).flatMap((id, index) =>
    senders.has(id) ? [] : [fault('RU-038', { id }, at(['senders', 'classes', index]))],
  );
}

function assignmentFaults(pack: RulePack, senders: ReadonlySet<string>, where: Whereabouts): Fault[] {
  const { assignments } = pack.lists;
  const faults = assignments.flatMap((entry, index) => {
    const content = latest(entry);
    return content ? senderFaults(content.senders, senders, valueAt(where, 'assignments', entry, index)) : [];
  });
  const covered = new Set(
    assignments.flatMap((entry) => {
      const content = latest(entry);
      return content && Object.keys(content.elements).length === 0 && !content.senders.groups
        ? (content.senders.classes ?? [])
        : [];
    }),
  );
  const uncovered = pack.lists.classes
    .map(({ id }, index) => ({ id, index }))
    .filter(({ id }) => senders.has(id) && !covered.has(id));
  return [
    ...faults,
    ...uncovered.map(({ id, index }) => fault('RU-041', { id }, where.list('classes', [index]))),
  ];
}
