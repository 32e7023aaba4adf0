/** A cell pads its digits by five pixels; a digit of the base font is seven wide. */
const PADDING_IN_CHARACTERS = 0.7109375;

/** Programs keep widths in steps of a 256th of a character. */
const STEPS = 256;

/** A column's width as the format stores it, from a width in characters. */
export const storedWidth = (characters: number): number =>
  Math.round((characters + PADDING_IN_CHARACTERS) * STEPS) / STEPS;
