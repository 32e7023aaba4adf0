import type { Compute } from '../compute/compute.ts';
import { DOCUMENTATION_PATH } from '../contract/api/complaint.ts';
import { Refused } from '../contract/api/refused.ts';
import { fault } from '../contract/faults/catalogue.ts';
import type { Handlers } from './mount.ts';
import { workbookResponse } from './workbookResponse.ts';

export const inputRoutes = ({
  inputs,
  pool,
}: Compute): Handlers<'newInput' | 'putBlock' | 'check' | 'forgetInput' | 'nextMonth'> => ({
  newInput: ({ body: { blocks, name = null } }) => ({ inputId: inputs.make(blocks, name), blocks }),

  putBlock: async ({ context, parameters: { input, number } }) =>
    inputs.put(input, blockNumber(number), new Uint8Array(await context.req.arrayBuffer())),

  check: async ({ context, parameters, body: { options = {} } }) => {
    const input = inputs.whole(parameters.input);
    const { given } = await pool.do('check', { input, options }, { signal: context.req.raw.signal });
    return given;
  },

  forgetInput: ({ parameters: { input } }) => {
    inputs.forget(input);
    return { inputId: input };
  },

  nextMonth: async ({ context }) => {
    const file = new Uint8Array(await context.req.arrayBuffer());
    const { given } = await pool.do('nextMonth', { file }, { signal: context.req.raw.signal });
    return workbookResponse(given.file, given.facts);
  },
});

function blockNumber(text: string): number {
  if (/^(0|[1-9]\d{0,5})$/.test(text)) return Number(text);
  throw new Refused(fault('HT-013', { field: 'number', documentation: DOCUMENTATION_PATH }));
}
