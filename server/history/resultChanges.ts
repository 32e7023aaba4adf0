import type { ResultChange } from '../contract/api/comparison.ts';
import { type Quantum, quantaPerYuan, yuanText } from '../engine/money.ts';
import type { LedgerParts } from './ledgerText.ts';

/** A canonical result's amounts (engine/canonical.ts): what each unit held, over all masks. */
interface HeldAmounts {
  readonly quantum: Quantum;
  /** Quanta by JSON of [month, unit, element, source]. */
  readonly held: ReadonlyMap<string, number>;
}

export function heldAmounts(text: string): HeldAmounts {
  const held = new Map<string, number>();
  let quantum: Quantum = 'fen';
  let month = '';
  let unit = '';
  for (const line of text.split('\n')) {
    const [word = '', first = ''] = line.split(' ', 2);
    if (word === 'quantum') quantum = first as Quantum;
    else if (word === 'month') month = first;
    else if (word === 'unit') unit = line.slice('unit '.length, line.lastIndexOf(' closes '));
    else if (word === 'held')
      for (const [, label, quanta] of line.matchAll(/\[("(?:[^"\\]|\\.)*","(?:[^"\\]|\\.)*")\]=(-?\d+)/g)) {
        const key = `["${month}",${unit},${label}]`;
        held.set(key, (held.get(key) ?? 0) + Number(quanta));
      }
  }
  return { quantum, held };
}

/** Names of units and elements by their codes. */
function namesIn({ lists }: LedgerParts, list: 'units' | 'elements'): Map<string, string> {
  const records = (lists.get(list) ?? []).filter((entry) => typeof entry === 'object');
  return new Map(records.map(({ code, name }) => [String(code), String(name)]));
}

/** Every amount that differs, in the order of month, unit, element and source. */
export function resultChanges(
  before: HeldAmounts,
  after: HeldAmounts,
  ledgers: { readonly before: LedgerParts; readonly after: LedgerParts },
): ResultChange[] {
  const names = (list: 'units' | 'elements') =>
    new Map([...namesIn(ledgers.before, list), ...namesIn(ledgers.after, list)]);
  const [units, elements] = [names('units'), names('elements')];
  const finest = Math.max(quantaPerYuan[before.quantum], quantaPerYuan[after.quantum]);
  const [scaleBefore, scaleAfter] = [before, after].map(({ quantum }) => finest / quantaPerYuan[quantum]);
  const keys = [...new Set([...before.held.keys(), ...after.held.keys()])].sort();
  return keys.flatMap((key): ResultChange[] => {
    const old = (before.held.get(key) ?? 0) * (scaleBefore ?? 1);
    const now = (after.held.get(key) ?? 0) * (scaleAfter ?? 1);
    if (old === now) return [];
    const [month, unit, element, source] = JSON.parse(key) as [string, string, string, string];
    return [
      {
        month,
        unit,
        unitName: units.get(unit) ?? '',
        element,
        elementName: elements.get(element) ?? '',
        source,
        beforeYuan: yuanText(old, finest),
        afterYuan: yuanText(now, finest),
        differenceYuan: yuanText(now - old, finest),
      },
    ];
  });
}
