import { canonicalJson, sha256 } from '../../history/identity.ts';
import { bySheet, type RowsBySheet } from './ledgerRows.ts';

/** Of what a department says, whatever the order of its rows and however its file was saved. */
export const contentHash = (unit: string, rows: RowsBySheet): string =>
  sha256(
    canonicalJson({ unit, rows: bySheet((sheet) => rows[sheet].map((row) => canonicalJson(row)).sort()) }),
  );
