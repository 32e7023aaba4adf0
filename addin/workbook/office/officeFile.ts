import { Refused } from '../../../server/contract/api/refused.ts';
import { fault } from '../../../server/contract/faults/catalogue.ts';
import type { Watch } from '../workbook.ts';

/** The largest piece that Excel gives at once. */
const SLICE_BYTES = 4_194_304;

/** The workbook as a file, unsaved changes included. */
export async function readFile({ signal, tell }: Watch): Promise<Uint8Array<ArrayBuffer>> {
  const file = await answered<Office.File>((done) =>
    Office.context.document.getFileAsync(Office.FileType.Compressed, { sliceSize: SLICE_BYTES }, done),
  );
  try {
    const bytes = new Uint8Array(file.size);
    for (let index = 0, at = 0; index < file.sliceCount; index++) {
      signal?.throwIfAborted();
      const slice = await answered<Office.Slice>((done) => file.getSliceAsync(index, done));
      bytes.set(slice.data as ArrayLike<number>, at);
      at += slice.size;
      tell?.({ sheetName: '', done: at, total: file.size });
    }
    return bytes;
  } finally {
    // Excel keeps two files at most.
    file.closeAsync();
  }
}

function answered<Value>(ask: (done: (result: Office.AsyncResult<Value>) => void) => void): Promise<Value> {
  return new Promise((resolve, reject) => {
    ask(({ status, value, error }) => {
      if (status === Office.AsyncResultStatus.Succeeded) resolve(value);
      else reject(new Refused(fault('WB-065', { code: String(error?.code ?? '') })));
    });
  });
}

const BYTES_AT_ONCE = 32_768;

/** Opens a file as a new workbook beside this one. */
export async function openNewWorkbook(file: Uint8Array): Promise<void> {
  let text = '';
  for (let at = 0; at < file.length; at += BYTES_AT_ONCE)
    text += String.fromCharCode(...file.subarray(at, at + BYTES_AT_ONCE));
  await Excel.createWorkbook(btoa(text));
}
