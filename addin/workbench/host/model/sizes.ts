/** Of columns and rows to which nobody gave a size, in points. */
export const DEFAULT_COLUMN_WIDTH = 54;
export const DEFAULT_ROW_HEIGHT = 16.5;
