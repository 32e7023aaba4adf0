/** Lets the page draw and listen between two pieces of work: a sheet of a large hospital takes a while. */
export const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
