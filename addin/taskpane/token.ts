/** The token's place in the address: `https://localhost:18360/taskpane.html#token=…`. Nothing after # is ever sent. */
const FRAGMENT_PART = /(^#|&)token=([0-9a-f]{64})(?=&|$)/;
const KEPT_AS = 'stepdown.token';

/**
 * The token that the manifest handed over, kept for as long as the window lives and taken out of the address,
 * where a person could copy it. What else stands in the fragment is Excel's own and stays. Null: none came.
 */
export function takeToken({ location, history, sessionStorage }: Window): string | null {
  const [part, before, token] = FRAGMENT_PART.exec(location.hash) ?? [];
  if (part === undefined || token === undefined) return sessionStorage.getItem(KEPT_AS);
  sessionStorage.setItem(KEPT_AS, token);
  const rest = location.hash.replace(part, before === '#' ? '#' : '').replace(/^#&?$/, '');
  // office.js takes this function from the window's own history, not from where it comes from.
  History.prototype.replaceState.call(history, history.state, '', location.pathname + location.search + rest);
  return token;
}
