import type { ElementSelector, Figure, MaskReading, UnitSelector } from '../contract/figure.ts';
import type { Content, Noun } from './schema.ts';

/** One mention of an entry of another list, and the path inside the content where it stands. */
export interface Reference {
  readonly noun: Noun;
  readonly id: string;
  readonly path: readonly PropertyKey[];
}

type Path = readonly PropertyKey[];

const mentions = (noun: Noun, ids: readonly string[] | undefined, path: Path): Reference[] =>
  (ids ?? []).map((id, index) => ({ noun, id, path: [...path, index] }));

const unitReferences = (selector: UnitSelector | undefined, path: Path): Reference[] => [
  ...mentions('classes', selector?.classes, [...path, 'classes']),
  ...mentions('unitGroups', selector?.groups, [...path, 'groups']),
];

const elementReferences = (selector: ElementSelector | undefined, path: Path): Reference[] => [
  ...mentions('elements', selector?.statutory, [...path, 'statutory']),
  ...mentions('elementGroups', selector?.groups, [...path, 'groups']),
  ...(selector?.except ?? []).flatMap((left, index) => elementReferences(left, [...path, 'except', index])),
];

const maskReferences = (masks: MaskReading | undefined, path: Path): Reference[] =>
  (['without', 'with', 'lowest', 'highest'] as const).flatMap((key) =>
    mentions('classes', masks?.[key], [...path, key]),
  );

/** What a figure's `of` names, by measure. */
const listOfMeasure: Partial<Record<Figure['measure'], Noun>> = {
  parameter: 'parameters',
  revenue: 'feeCategories',
};

function figureReferences(figure: Figure, path: Path): Reference[] {
  const named = listOfMeasure[figure.measure];
  return [
    ...unitReferences(figure.units, [...path, 'units']),
    ...elementReferences(figure.elements, [...path, 'elements']),
    ...maskReferences(figure.classesPassed, [...path, 'classesPassed']),
    ...mentions('sources', figure.sources, [...path, 'sources']),
    ...(figure.level ? [{ noun: 'costLevels' as const, id: figure.level, path: [...path, 'level'] }] : []),
    ...(figure.of && named ? [{ noun: named, id: figure.of, path: [...path, 'of'] }] : []),
    ...(['workload', 'per'] as const).flatMap((key) => {
      const id = figure[key];
      return typeof id === 'string' ? [{ noun: 'measures' as const, id, path: [...path, key] }] : [];
    }),
  ];
}

function driverReferences({ source }: Content<'drivers'>): Reference[] {
  if (source.kind === 'parameter')
    return [{ noun: 'parameters', id: source.parameter, path: ['source', 'parameter'] }];
  if (source.kind === 'workload')
    return [{ noun: 'measures', id: source.measure, path: ['source', 'measure'] }];
  return [];
}

const collectors: { readonly [N in Noun]?: (content: Content<N>) => Reference[] } = {
  costLevels: ({ masks, members }) => [
    ...maskReferences(masks, ['masks']),
    ...members.flatMap(({ source, elements }, index) => [
      { noun: 'sources' as const, id: source, path: ['members', index, 'source'] },
      ...elementReferences(elements, ['members', index, 'elements']),
    ]),
  ],
  drivers: driverReferences,
  assignments: ({ senders, elements, receivers, driver, fallbacks }) => [
    ...unitReferences(senders, ['senders']),
    ...elementReferences(elements, ['elements']),
    ...unitReferences(receivers, ['receivers']),
    { noun: 'drivers', id: driver, path: ['driver'] },
    ...mentions('drivers', fallbacks, ['fallbacks']).filter(({ id }) => id !== 'lastMonth'),
  ],
  methods: ({ levels }) =>
    levels.flatMap(({ steps }, level) =>
      steps.flatMap((step, index) => [
        ...unitReferences(step.senders, ['levels', level, 'steps', index, 'senders']),
        ...unitReferences(step.receivers, ['levels', level, 'steps', index, 'receivers']),
      ]),
    ),
  costOrigins: ({ classesPassed }) => maskReferences(classesPassed, ['classesPassed']),
  itemBases: ({ classes, classesPassed, level, leftOut }) => [
    ...mentions('classes', classes, ['classes']),
    ...maskReferences(classesPassed, ['classesPassed']),
    { noun: 'costLevels', id: level, path: ['level'] },
    ...leftOut.flatMap(({ elements }, index) => elementReferences(elements, ['leftOut', index, 'elements'])),
  ],
  itemMethods: ({ rules }) =>
    rules.flatMap(({ origins, elements }, index) => [
      ...mentions('costOrigins', origins, ['rules', index, 'origins']),
      ...elementReferences(elements, ['rules', index, 'elements']),
    ]),
  checks: ({ left, right }) => [
    ...left.figures.flatMap((figure, index) => figureReferences(figure, ['left', 'figures', index])),
    ...right.figures.flatMap((figure, index) => figureReferences(figure, ['right', 'figures', index])),
  ],
};

/** Everything that a value refers to in other lists of the pack. */
export function referencesOf<N extends Noun>(noun: N, content: Content<N>): Reference[] {
  return collectors[noun]?.(content) ?? [];
}
