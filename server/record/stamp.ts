/** A moment as part of a file name: `20240205T080000Z`. */
export const stampOf = (at: Date): string => at.toISOString().replaceAll(/[-:]|\.\d+/g, '');
