/** Nobody wants the task any more. */
export class Stopped extends Error {}
