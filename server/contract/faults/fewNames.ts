/** Names in a message, the first few of many: the message counts them, “…” stands for the rest. */
export function fewNames(names: readonly string[], most = 8): string {
  const named = names.slice(0, most).join('、');
  return names.length > most ? `${named}…` : named;
}
