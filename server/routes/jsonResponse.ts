import type { Json } from '../compute/tasks.ts';

const headers = { 'Content-Type': 'application/json' };
const encoder = new TextEncoder();

/** JSON that a worker made, sent as it is. */
export const jsonResponse = (json: Json): Response => new Response(json, { headers });

/** The same, several as one list. */
export function jsonListResponse(entries: readonly Json[]): Response {
  const parts = entries.flatMap((json, at) => [encoder.encode(at === 0 ? '[' : ','), json]);
  const closing = encoder.encode(entries.length === 0 ? '[]' : ']');
  return new Response(streamOf([...parts, closing]), { headers });
}

const streamOf = (parts: readonly Uint8Array[]): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start: (controller) => {
      for (const part of parts) controller.enqueue(part);
      controller.close();
    },
  });
