import * as z from 'zod/mini';
import { traceLine } from '../contract/api/questions.ts';
import { type Route, routes } from '../contract/api/routes.ts';
import { faultAnswer } from '../contract/api/shapes.ts';
import { statusOf } from '../contract/api/status.ts';
import { API_VERSION, PRODUCT } from '../contract/api/version.ts';
import { FACTS_HEADER, WORKBOOK_TYPE } from '../contract/api/workbookFile.ts';
import { type FaultCode, fault, faultCatalogue } from '../contract/faults/catalogue.ts';

/** The interface as OpenAPI 3.1, made from the route table and the schemas that the routes are judged by. */

type Schema = z.ZodMiniType;

/** What any request may be refused for. */
const faultsOfAll: readonly FaultCode[] = ['HT-002', 'HT-003', 'HT-011', 'HT-099'];
const faultsOfClosed: readonly FaultCode[] = ['HT-001'];
const faultsOfBody: readonly FaultCode[] = ['HT-012', 'HT-013', 'HT-014'];
const faultsOfFile: readonly FaultCode[] = ['HT-014'];

export function faultsOf({ isOpen, request, query, faults }: Route): FaultCode[] {
  return [
    ...faultsOfAll,
    ...(isOpen ? [] : faultsOfClosed),
    ...(typeof request === 'string' ? faultsOfFile : request ? faultsOfBody : []),
    ...(query ? (['HT-013'] as const) : []),
    ...faults,
  ];
}

export function openApi(): object {
  const schemas = namedSchemas();
  const paths: Record<string, Record<string, object>> = {};
  for (const [name, route] of Object.entries<Route>(routes)) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(name, route, schemas) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: PRODUCT,
      version: String(API_VERSION),
      summary: '本机核算服务的接口 / The interface of the local compute server',
    },
    paths,
    components: {
      schemas: componentsOf(schemas),
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    },
  };
}

/** Every schema of the table under one name, the first route's that has it. */
function namedSchemas(): ReadonlyMap<Schema, string> {
  const named = new Map<Schema, string>([
    [faultAnswer, 'FaultAnswer'],
    [traceLine, 'TraceLine'],
  ]);
  const add = (schema: Schema | undefined, name: string) => {
    if (schema && !named.has(schema)) named.set(schema, name);
  };
  for (const [name, route] of Object.entries<Route>(routes)) {
    const title = name.charAt(0).toUpperCase() + name.slice(1);
    if (typeof route.request !== 'string') add(route.request, `${title}Request`);
    add(answerSchema(route), `${title}Answer`);
  }
  return named;
}

function answerSchema({ answer }: Route): Schema | undefined {
  if (typeof answer === 'string' || 'facts' in answer) return undefined;
  return 'events' in answer ? answer.events : answer;
}

function componentsOf(named: ReadonlyMap<Schema, string>): object {
  const registry = z.registry<{ id: string }>();
  for (const [schema, id] of named) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { uri: referenceTo, io: 'input' });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $schema: _, $id: __, ...schema }]) => [id, schema]),
  );
}

const referenceTo = (id: string) => `#/components/schemas/${id}`;

function operation(name: string, route: Route, schemas: ReadonlyMap<Schema, string>): object {
  const { summary, isOpen, request } = route;
  const refer = (schema: Schema) => ({ $ref: referenceTo(schemas.get(schema) ?? '') });
  return {
    operationId: name,
    tags: [route.group],
    summary: summary.zh,
    description: summary.en,
    ...(isOpen ? {} : { security: [{ token: [] }] }),
    parameters: parametersOf(route),
    ...(request && {
      requestBody: {
        required: true,
        content:
          typeof request === 'string'
            ? { [fileTypes[request]]: { schema: request === 'files' ? filesSchema : fileSchema } }
            : { 'application/json': { schema: refer(request) } },
      },
    }),
    responses: { ...answerOf(route, refer), ...refusalsOf(route, refer) },
  };
}

const fileSchema = { type: 'string', format: 'binary' };
const filesSchema = { type: 'object', properties: { files: { type: 'array', items: fileSchema } } };

const fileTypes = {
  workbook: WORKBOOK_TYPE,
  package: 'application/octet-stream',
  files: 'multipart/form-data',
} as const;

function parametersOf({ path, query, answer }: Route): object[] {
  const string = { type: 'string' };
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: string,
  }));
  const { properties = {} } = query ? z.toJSONSchema(query) : {};
  const inQuery = Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: true,
    schema,
  }));
  const isStream = typeof answer === 'object' && 'events' in answer;
  const inHeader = isStream ? [{ name: 'Last-Event-ID', in: 'header', schema: string }] : [];
  return [...inPath, ...inQuery, ...inHeader];
}

function answerOf(route: Route, refer: (schema: Schema) => object): object {
  const schema = answerSchema(route);
  const { answer, summary, status } = route;
  if (typeof answer === 'object' && 'facts' in answer)
    return { [status]: { description: summary.zh, ...fileAnswer(answer.facts) } };
  if (answer === 'zip')
    return { [status]: { description: summary.zh, content: { 'application/zip': { schema: fileSchema } } } };
  const type =
    answer === 'page'
      ? 'text/html'
      : typeof answer === 'object' && 'events' in answer
        ? 'text/event-stream'
        : 'application/json';
  const content = { [type]: schema ? { schema: refer(schema) } : {} };
  return { [status]: { description: summary.zh, content } };
}

/** A workbook, and the header with what is told beside it. */
const fileAnswer = (facts: Schema): object => ({
  headers: {
    [FACTS_HEADER]: {
      description: 'JSON，百分号编码 / JSON, percent-encoded',
      content: { 'application/json': { schema: z.toJSONSchema(facts, { io: 'input' }) } },
    },
  },
  content: { [WORKBOOK_TYPE]: { schema: fileSchema } },
});

/** By status: which codes, in both languages. */
function refusalsOf(route: Route, refer: (schema: Schema) => object): object {
  const byStatus = new Map<number, FaultCode[]>();
  for (const code of faultsOf(route)) {
    const status = statusOf(fault(code));
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      status,
      {
        description: codes
          .map((code) => `${code} ${faultCatalogue[code].zh.what} / ${faultCatalogue[code].en.what}`)
          .join('\n'),
        content: { 'application/json': { schema: refer(faultAnswer) } },
      },
    ]),
  );
}
