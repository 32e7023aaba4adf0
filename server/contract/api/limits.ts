/** What a client may send; the server refuses more, so both sides read it here. */

const MEBIBYTE = 1024 * 1024;

export const BLOCK_ROWS = 10_000;
/** Ten thousand rows of some sixty columns. */
export const BLOCK_BYTES = 8 * MEBIBYTE;
export const BLOCKS_PER_INPUT = 1_000;
/** All blocks of one input together: a large hospital's year. */
export const INPUT_BYTES = 128 * MEBIBYTE;
/** A workbook as a file: four times the largest we know of. */
export const WORKBOOK_BYTES = 64 * MEBIBYTE;
/** Workbooks that departments sent back, collected at once: as many departments as a hospital has. */
export const RETURNED_FILES = 1_000;
/** All of them together. */
export const RETURNED_BYTES = 256 * MEBIBYTE;
/** Any other request. */
export const REQUEST_BYTES = MEBIBYTE / 4;

/** How much of a long list of faults is told; the rest is counted. */
export const FAULTS_SHOWN = 1_000;

/** Lines of one answer to a trace below its first level; what lies deeper is opened by its path. */
export const TRACE_LINES = 500;
