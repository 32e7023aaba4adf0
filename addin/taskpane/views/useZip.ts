import { usePane } from '../paneContext.tsx';
import { saveFile } from '../parts/saveFile.ts';

/** Fetches files that were made of submissions and gives them to the browser. */
export function useZip(): (submissions: string, name: string) => Promise<void> {
  const { session } = usePane();
  return async (submissions, name) => {
    const zip = await session.submissionFiles(submissions);
    if (zip) saveFile(`${name}.zip`, zip, 'application/zip');
  };
}
