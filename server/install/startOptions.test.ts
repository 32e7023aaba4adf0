import { describe, expect, test } from 'vitest';
import { startOptions } from './startOptions.ts';

const usual = { port: 18_360, certificate: 'own', officeJs: 'own', trust: false, sideload: false };

describe('what npm start is asked for', () => {
  test.each<[string[], object]>([
    [[], {}],
    [['--port', '0'], { port: 0 }],
    [['--http'], { certificate: 'none' }],
    [['--cert', 'a.crt', '--key', 'a.key'], { certificate: { cert: 'a.crt', key: 'a.key' } }],
    [['--office-js', 'cdn'], { officeJs: 'cdn' }],
    [['--trust', '--sideload'], { trust: true, sideload: true }],
  ])('%j', (args, changed) => {
    expect(startOptions(args)).toEqual({ ...usual, ...changed });
  });

  test.each<[string[], string]>([
    [['--port', '80x'], '--port'],
    [['--port', '65536'], '--port'],
    [['--port', '-1'], '--port'],
    [['--cert', 'a.crt'], '--key'],
    [['--http', '--cert', 'a.crt', '--key', 'a.key'], '--http'],
    [['--http', '--sideload'], '--sideload'],
    [['--office-js', 'https://example.org'], 'own | cdn'],
    [['sideload'], 'sideload'],
  ])('%j is off, and the message says where', (args, named) => {
    expect(() => startOptions(args)).toThrow(named);
  });
});
