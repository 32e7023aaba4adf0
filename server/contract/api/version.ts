/** The name by which a client knows that it is our server that answers on a port. */
export const PRODUCT = 'stepdown';

/** Raised whenever a client of the version before could no longer understand an answer. */
export const API_VERSION = 1;

/** Every path but the handshake and the documentation stands under this one. */
export const API_PREFIX = `/api/v${API_VERSION}`;

/** Where the server listens unless it is told otherwise; below every system's range of ports of chance. */
export const DEFAULT_PORT = 18360;
