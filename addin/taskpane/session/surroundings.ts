/** What a session has to know of the page it lives in. */
export interface Surroundings {
  /** Where the server is, `https://localhost:18360`. */
  readonly serverOrigin: string;
  /** Where the page came from; null outside a browser. */
  readonly pageOrigin: string | null;
  /** Whether the page may reach this computer at all; null where the browser does not say. */
  localNetworkAccess(): Promise<PermissionState | null>;
}

export function browserSurroundings(serverOrigin: string): Surroundings {
  return { serverOrigin, pageOrigin: location.origin, localNetworkAccess };
}

/** Browsers know the permission under one of these names, or know of none. */
const PERMISSIONS = ['loopback-network', 'local-network-access'];

async function localNetworkAccess(): Promise<PermissionState | null> {
  for (const name of PERMISSIONS) {
    try {
      return (await navigator.permissions.query({ name: name as PermissionName })).state;
    } catch {
      // A name that this browser does not know; the next one may be.
    }
  }
  return null;
}
