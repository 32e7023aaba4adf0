import type { Bilingual } from '../contract/sheetDefinition.ts';

/** The stages of the road by the trade's own names; every run says how long each took. */
export const stageNames = {
  read: { zh: '读取', en: 'read' },
  check: { zh: '校验', en: 'check' },
  rules: { zh: '规则', en: 'rules' },
  allocate: { zh: '归集与分摊', en: 'allocate' },
  identify: { zh: '留痕', en: 'identify' },
  reports: { zh: '报表', en: 'reports' },
  write: { zh: '写回', en: 'write back' },
  verify: { zh: '复核', en: 'verify' },
} as const;
export type Stage = keyof typeof stageNames;

export interface StageTime {
  readonly stage: Stage;
  readonly milliseconds: number;
}

/** Follows the stages of a run. What `begins` throws stops the road before the stage. */
export interface StageWatch {
  begins(stage: Stage): void;
  ended(time: StageTime): void;
  /** A level of the allocation begins; what it throws stops the road there. */
  entersLevel(level: LevelBegun): void;
}

/** 一级分摊 of a month and its like, as the rules name them. */
export interface LevelBegun {
  readonly name: Bilingual;
  readonly month: string;
}

/** Times stages one after another, for whoever asked: the run card, the console, a watch. */
export class StageClock {
  readonly times: StageTime[] = [];
  readonly #watch: StageWatch | null;

  constructor(watch: StageWatch | null = null) {
    this.#watch = watch;
  }

  readonly enterLevel = ({ name }: { readonly name: Bilingual }, month: string): void => {
    this.#watch?.entersLevel({ name, month });
  };

  async time<Result>(stage: Stage, work: () => Result | Promise<Result>): Promise<Result> {
    this.#watch?.begins(stage);
    const start = performance.now();
    const result = await work();
    const time = { stage, milliseconds: performance.now() - start };
    this.times.push(time);
    this.#watch?.ended(time);
    return result;
  }
}
