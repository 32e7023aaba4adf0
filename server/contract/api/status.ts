import type { FaultCode } from '../faults/catalogue.ts';
import type { Fault } from '../faults/fault.ts';

/** A fault of the rules or of the input, asked for in a request that is sound. */
const UNPROCESSABLE = 422;

/** HTTP status by fault; what is not here is `UNPROCESSABLE`, or is never told over HTTP. */
const statuses: Readonly<Partial<Record<string, number>>> = {
  'HT-001': 401,
  'HT-002': 421,
  'HT-003': 403,
  'HT-010': 404,
  'HT-011': 405,
  'HT-012': 400,
  'HT-013': 400,
  'HT-014': 413,
  'HT-020': 404,
  'HT-021': 410,
  'HT-022': 409,
  'HT-023': 409,
  'HT-024': 409,
  'HT-025': 409,
  'HT-026': 413,
  'HT-027': 400,
  'HT-028': 400,
  'HT-029': 413,
  'HT-030': 404,
  'HT-031': 410,
  'HT-032': 410,
  'HT-033': 409,
  'HT-034': 409,
  'HT-035': 409,
  'HT-036': 404,
  'HT-038': 404,
  'HT-040': 503,
  'HT-041': 503,
  'HT-042': 500,
  'HT-043': 503,
  'HT-046': 410,
  'HT-047': 413,
  'HT-099': 500,
  'RU-001': 404,
} satisfies Partial<Record<FaultCode, number>>;

export const statusOf = ({ code }: Fault): number => statuses[code] ?? UNPROCESSABLE;
