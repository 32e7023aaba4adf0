import { expect, test } from 'vitest';
import { faultCatalogue } from './catalogue.ts';
import { faultCataloguePage } from './page.ts';

test('the page names every code once, with what to do', () => {
  const page = faultCataloguePage();
  for (const [code, { zh }] of Object.entries(faultCatalogue)) {
    expect(page.split(`### ${code} ·`)).toHaveLength(2);
    expect(page).toContain(`- 处理：${zh.remedy}`);
  }
});
