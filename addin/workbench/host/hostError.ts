/** What Excel refuses, with the code that Office.js shows. */
export class HostError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

export const notFound = () => new HostError('ItemNotFound', "The requested resource doesn't exist.", 404);

export const invalidArgument = (message = 'The argument is invalid or missing or has an incorrect format.') =>
  new HostError('InvalidArgument', message);

export const accessDenied = (message: string) => new HostError('AccessDenied', message, 403);

/** A member of the real object model that this host does not have: a test that meets one must say so by name. */
export const notImplemented = (className: string, member: string) =>
  new HostError('NotImplementedByTestHost', `the test host does not implement ${className}.${member}`, 501);
