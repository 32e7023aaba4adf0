/** Part of a run's identity: changes whenever the same ledger and rules would give other amounts. */
export const ENGINE_VERSION = '2';
