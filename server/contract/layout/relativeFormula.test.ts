import { expect, test } from 'vitest';
import { relativeFormula } from './relativeFormula.ts';

const inC8 = (formula: string) => relativeFormula(formula, { row: 7, column: 2 });

test.each([
  ['SUM(C6:C7)', 'SUM(R[-2]C[0]:R[-1]C[0])'],
  ['IF($D$8=0,0,C8/D8)', 'IF(R[0]C[1]=0,0,R[0]C[0]/R[0]C[1])'],
  ["ROUND('科室04 分摊汇总'!C8-总账!$E$12:$E$14,2)", 'ROUND(!-!,2)'],
  ["SUM('三月''s'!#REF!,#REF!)", 'SUM(!,!)'],
  ['"核对 C6 项"&COUNTIF(I5:I6,"通过")', '"核对 C6 项"&COUNTIF(R[-3]C[6]:R[-2]C[6],"通过")'],
  ['LOG10(2)', 'LOG10(2)'],
])('%s', (formula, relative) => expect(inC8(formula)).toBe(relative));
