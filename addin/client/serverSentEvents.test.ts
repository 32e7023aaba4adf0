import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ServerSentEvent, serverSentEvents } from './serverSentEvents.ts';

const stream = (parts: readonly Uint8Array[]) =>
  new ReadableStream<Uint8Array>({
    start: (controller) => {
      for (const part of parts) controller.enqueue(part);
      controller.close();
    },
  });

async function read(parts: readonly Uint8Array[]): Promise<ServerSentEvent[]> {
  const events: ServerSentEvent[] = [];
  for await (const event of serverSentEvents(stream(parts))) events.push(event);
  return events;
}

const text =
  ': beat\n\nevent: begun\ndata: {"stage":"读取"}\nid: 1\n\n: beat\n\ndata: a\ndata: b\nid: 2\n\ndata: cut off';
const bytes = new TextEncoder().encode(text);

test('events come out the same wherever the network cuts the bytes, even inside a character', async () => {
  const whole = await read([bytes]);
  expect(whole).toEqual([
    { id: '1', data: '{"stage":"读取"}' },
    { id: '2', data: 'a\nb' },
  ]);
  const cuts = fc.array(fc.integer({ min: 0, max: bytes.length }), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(cuts, async (given) => {
      const at = [0, ...given, bytes.length].sort((a, b) => a - b);
      const parts = at.slice(1).map((end, index) => bytes.slice(at[index], end));
      expect(await read(parts)).toEqual(whole);
    }),
  );
});

test('a reader who stops lets the connection go', async () => {
  let isCancelled = false;
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(bytes),
    cancel: () => {
      isCancelled = true;
    },
  });
  for await (const event of serverSentEvents(endless)) if (event.id === '2') break;
  expect(isCancelled).toBe(true);
});
