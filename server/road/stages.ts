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

/** Times stages one after another, for whoever asked: the run card and the console. */
export class StageClock {
  readonly times: StageTime[] = [];

  async time<Result>(stage: Stage, work: () => Result | Promise<Result>): Promise<Result> {
    const start = performance.now();
    const result = await work();
    this.times.push({ stage, milliseconds: performance.now() - start });
    return result;
  }
}
