/** One event of a stream. `id` empty: the stream gave none. */
export interface ServerSentEvent {
  readonly id: string;
  readonly data: string;
}

/**
 * Reads an event stream that came by fetch, which unlike EventSource carries the token. Comments, such as
 * heartbeats, are passed over; an event cut off by the end of the stream is none.
 */
export async function* serverSentEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<ServerSentEvent> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const texts = (rest + decoder.decode(value, { stream: true })).split('\n\n');
      rest = texts.pop() ?? '';
      for (const text of texts) {
        const event = eventOf(text);
        if (event) yield event;
      }
    }
  } finally {
    await reader.cancel();
  }
}

function eventOf(text: string): ServerSentEvent | null {
  const fields = text.split('\n').map((line) => {
    const [, name = '', value = ''] = /^([a-z]*): ?(.*)$/.exec(line) ?? [];
    return { name, value };
  });
  const valuesOf = (wanted: string) => fields.filter(({ name }) => name === wanted).map(({ value }) => value);
  const data = valuesOf('data');
  return data.length > 0 ? { id: valuesOf('id').at(-1) ?? '', data: data.join('\n') } : null;
}
