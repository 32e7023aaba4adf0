import { FileCopies } from '../fileCopies.ts';
import { type DispatchData, dispatch, SUCCESS } from './paneProtocol.ts';

/** Numbers of the arguments by which office.js asks for files, and of what it takes from the answers. */
const asked = { sliceSize: 1, copy: 2, slice: 3 } as const;
const copyAnswer = (copy: number, size: number) => ({ ...SUCCESS, 0: copy, 1: size });
const sliceAnswer = (bytes: Uint8Array) => ({ ...SUCCESS, 0: [...bytes], 1: bytes.length });

/** Excel has given too many copies, or does not know this one. */
const REFUSED = { Version: 1, Error: 7000 } as const;

/** The workbook as a file, for `getFileAsync` and what follows from it. */
export class PaneFiles {
  readonly #file: () => Promise<Uint8Array>;
  readonly #copies = new FileCopies();

  constructor(file: () => Promise<Uint8Array>) {
    this.#file = file;
  }

  /** Null where something else is asked. */
  async answer(data: DispatchData): Promise<object | null> {
    const copy = Number(data[asked.copy]);
    switch (data.DdaMethod.DispatchId) {
      case dispatch.fileCopy: {
        if (this.#copies.isFull) return REFUSED;
        const bytes = await this.#file();
        return copyAnswer(this.#copies.keep(bytes, Number(data[asked.sliceSize])), bytes.length);
      }
      case dispatch.fileSlice: {
        const bytes = this.#copies.slice(copy, Number(data[asked.slice]));
        return bytes ? sliceAnswer(bytes) : REFUSED;
      }
      case dispatch.fileClose:
        this.#copies.close(copy);
        return SUCCESS;
      default:
        return null;
    }
  }
}
