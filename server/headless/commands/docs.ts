import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { faultCataloguePage } from '../../contract/faults/page.ts';
import { reportJsonSchema } from '../../reports/definition.ts';
import { openApi } from '../../routes/openapi.ts';
import { jsonSchemas } from '../../rules/jsonSchemas.ts';
import { type Command, parseCommandLine } from '../command.ts';
import { writeWhole } from '../files.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

const jsonText = (schema: object): string => `${JSON.stringify(schema, null, 2)}\n`;

/** Files that are made from the code, so that they cannot say anything else than the code. */
function generatedFiles(): ReadonlyMap<string, string> {
  return new Map([
    ['server/docs/faults.md', faultCataloguePage()],
    ['server/docs/openapi.json', jsonText(openApi())],
    ['rules/cn-2021/reports/report.schema.json', jsonText(reportJsonSchema())],
    ...[...jsonSchemas()].map(([name, schema]) => [`rules/schema/${name}`, jsonText(schema)] as const),
  ]);
}

export const docsCommand: Command = {
  usage: '',
  summary:
    '由代码生成故障目录、接口说明和规则的 JSON Schema / write what comes from code: fault catalogue, interface, JSON Schemas',
  async run(args) {
    parseCommandLine(args, {});
    const files = generatedFiles();
    writeWhole(new Map([...files].map(([path, content]) => [join(root, path), content])));
    console.log([...files.keys()].join('\n'));
    return 0;
  },
};
