const LENGTH = 8;

/** A run id as people read it: on sheets, in words and in the pane the same first characters. */
export const shortRun = (runId: string): string => runId.slice(0, LENGTH);
