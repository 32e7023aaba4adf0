import type { Json } from '../tasks.ts';

const encoder = new TextEncoder();

export const jsonBytes = (value: unknown): Json => encoder.encode(JSON.stringify(value));
