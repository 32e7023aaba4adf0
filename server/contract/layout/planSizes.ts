/** A cell pads its digits by five pixels; a digit of the base font is seven wide. */
const PADDING_IN_CHARACTERS = 0.7109375;

/** A column's width as the format stores it, from a width in characters. */
export const storedWidth = (characters: number): number => characters + PADDING_IN_CHARACTERS;
