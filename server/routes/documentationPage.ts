import { html, raw } from 'hono/html';
import * as z from 'zod/mini';
import { type Route, routes } from '../contract/api/routes.ts';
import { statusOf } from '../contract/api/status.ts';
import { FACTS_HEADER } from '../contract/api/workbookFile.ts';
import { type FaultCode, fault, faultCatalogue } from '../contract/faults/catalogue.ts';
import type { Bilingual } from '../contract/sheetDefinition.ts';
import { faultsOf } from './openapi.ts';

/** The interface as one page to be read, made from the route table; needs no network and no script. */

const groupNames: Readonly<Record<Route['group'], Bilingual>> = {
  service: { zh: '服务', en: 'Service' },
  rules: { zh: '模板与规则', en: 'Templates and rules' },
  inputs: { zh: '输入', en: 'Inputs' },
  items: { zh: '服务项目', en: 'Service items' },
  books: { zh: '账套', en: 'Books' },
  runs: { zh: '核算', en: 'Runs' },
};

const style = `
body { font: 15px/1.6 "Microsoft YaHei", "Noto Sans CJK SC", system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1f2933; }
h1 { font-size: 1.5rem } h2 { font-size: 1.15rem; margin-top: 2.5rem; border-bottom: 1px solid #d5dbe1 }
section { margin: 1.5rem 0 } h3 { font-size: 1rem; margin: 0; overflow-wrap: anywhere } code, pre { font-family: Consolas, monospace; font-size: 0.85rem }
h3 code { font-size: 1rem } p { margin: 0.2rem 0 } .en { color: #6b7785 } details { margin: 0.3rem 0 } summary { cursor: pointer; color: #35618f }
pre { background: #f5f7f9; padding: 0.6rem; overflow: auto; max-height: 24rem } td { padding: 0.1rem 0.8rem 0.1rem 0; vertical-align: top }`;

const both = ({ zh, en }: Bilingual) => html`${zh} <span class="en">${en}</span>`;

export function documentationPage() {
  const groups = Object.keys(groupNames) as Route['group'][];
  return html`<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Stepdown 接口说明</title>
<style>${raw(style)}</style>
<h1>本机核算服务的接口 <span class="en">Interface of the local compute server</span></h1>
<p>除“服务”外，每个请求都要带 <code>Authorization: Bearer 口令</code>。拒绝时答复 <code>{ fault, text }</code>。</p>
<p class="en">Every request but those under “Service” carries <code>Authorization: Bearer token</code>. A refusal answers <code>{ fault, text }</code>.</p>
${groups.map((group) => html`<h2>${both(groupNames[group])}</h2>${routesOf(group).map(routeSection)}`)}
</html>`;
}

const whatOf = (code: FaultCode): Bilingual => {
  const { zh, en } = faultCatalogue[code];
  return { zh: zh.what, en: en.what };
};

const routesOf = (group: Route['group']): Route[] =>
  Object.values<Route>(routes).filter((route) => route.group === group);

function routeSection(route: Route) {
  const { method, path, summary, query, request, answer } = route;
  const events = typeof answer === 'object' && 'events' in answer ? answer.events : undefined;
  const facts = typeof answer === 'object' && 'facts' in answer ? answer.facts : undefined;
  const answered = typeof answer === 'object' && !events && !facts ? (answer as z.ZodMiniType) : undefined;
  return html`<section>
<h3><code>${method} ${path}</code></h3>
<p>${both(summary)}</p>
${schemaDetails({ zh: '查询参数', en: 'Query' }, query)}
${schemaDetails({ zh: '请求', en: 'Request' }, typeof request === 'string' ? undefined : request)}
${schemaDetails({ zh: '答复', en: 'Answer' }, answered)}
${schemaDetails({ zh: '事件', en: 'Events' }, events)}
${schemaDetails({ zh: `随文件告知（${FACTS_HEADER}）`, en: 'Told beside the file' }, facts)}
<details><summary>${both({ zh: '拒绝', en: 'Refusals' })}</summary><table>${faultsOf(route).map(
    (code) => html`<tr><td>${statusOf(fault(code))}</td><td>${code}</td><td>${both(whatOf(code))}</td></tr>`,
  )}</table></details>
</section>`;
}

function schemaDetails(title: Bilingual, schema: z.ZodMiniType | undefined) {
  if (!schema) return '';
  const { $schema: _, ...shown } = z.toJSONSchema(schema, { io: 'input' });
  return html`<details><summary>${both(title)}</summary><pre>${JSON.stringify(shown, null, 2)}</pre></details>`;
}
