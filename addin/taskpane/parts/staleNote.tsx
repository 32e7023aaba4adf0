import { usePane } from '../paneContext.tsx';
import { Note } from './note.tsx';

/** Results older than their inputs say so wherever they are shown. */
export function StaleNote() {
  const { state, words, formats } = usePane();
  const { stale } = state;
  if (!stale) return null;
  const sheets = stale.sheets.map(words.sheet).join('');
  return <Note tone="warning">{words.cost.stale(sheets, formats.moment(stale.since))}</Note>;
}
