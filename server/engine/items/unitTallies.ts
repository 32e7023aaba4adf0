import type { ItemResources } from './itemResources.ts';
import type { ResourceLines } from './resourceLines.ts';
import { type Tally, tallyLines } from './tally.ts';

/** What of a unit's lines is added up, and what tells them apart. */
const kinds = {
  labour: ({ labour }) => [labour, null],
  labourByGrade: ({ labour }) => [labour, labour.keyOf],
  labourByActivity: ({ labour }) => [labour, labour.activityOf],
  materials: ({ materials }) => [materials, null],
  equipmentByCard: ({ equipment }) => [equipment, equipment.keyOf],
  volumesByActivity: ({ activityVolumes }) => [activityVolumes, activityVolumes.activityOf],
} as const satisfies Record<string, (resources: ItemResources) => [ResourceLines, Int32Array | null]>;
export type TallyKind = keyof typeof kinds;

/** Every unit's tallies, each added up once however many drivers read it. */
export class UnitTallies {
  private readonly resources: ItemResources;
  private readonly known = new Map<TallyKind, Tally[]>();

  constructor(resources: ItemResources) {
    this.resources = resources;
  }

  of(kind: TallyKind, unit: number): Tally {
    const ofKind = this.known.get(kind) ?? [];
    this.known.set(kind, ofKind);
    const [lines, keyOf] = kinds[kind](this.resources);
    ofKind[unit] ??= tallyLines(lines, unit, keyOf);
    return ofKind[unit];
  }
}
