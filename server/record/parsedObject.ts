/** An object as it was written by some program; empty where the text holds none. */
export type WrittenObject = Readonly<{ [field: string]: unknown }>;

export function parsedObject(text: string): WrittenObject {
  try {
    const written: unknown = JSON.parse(text);
    return typeof written === 'object' && written ? { ...written } : {};
  } catch {
    return {};
  }
}
