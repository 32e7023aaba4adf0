import type { Json } from '../compute/tasks.ts';

const headers = { 'Content-Type': 'application/json' };
const encoder = new TextEncoder();

/** JSON that a worker made, sent as it is. */
export const jsonResponse = (json: Json): Response => new Response(json, { headers });

/** The same, several as one list. */
export function jsonListResponse(entries: readonly Json[]): Response {
  const parts = entries.flatMap((json, at) => [encoder.encode(at === 0 ? '[' : ','), json]);
  const closing = encoder.encode(entries.length === 0 ? '[]' : ']');
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const part of [...parts, closing]) controller.enqueue(part);
      controller.close();
    },
  });
  return new Response(body, { headers });
}
