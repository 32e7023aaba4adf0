/** The messages between office.js in a frame and a page that plays Excel on the web. */

/** What office.js sends to the page around it. */
export interface PaneMessage {
  readonly _messageType: number;
  readonly _actionName: string;
  readonly _actionType?: number;
  readonly _conversationId: string;
  readonly _correlationId: string;
  readonly _data?: unknown;
}

export const messageType = { request: 0, response: 1 } as const;
export const actionType = { invoke: 0, registerEvent: 1, unregisterEvent: 2 } as const;
export const responseType = { forMethod: 0, forEvent: 1 } as const;

/** Numbers by which office.js calls methods of a document. */
export const dispatch = {
  settingsRefresh: 75,
  settingsSave: 76,
  fileCopy: 77,
  fileSlice: 80,
  fileClose: 81,
  richApiRequest: 93,
  commandCompleted: 94,
} as const;

export const SUCCESS = { Version: 1, Error: 0 } as const;
/** What office.js sends along with a number of those: arguments by their own numbers. */
export interface DispatchData {
  readonly DdaMethod: { readonly DispatchId: number };
  readonly ArrayData?: readonly unknown[];
  readonly [key: number]: unknown;
}

/** “This API is not supported by this host.” */
export const UNSUPPORTED = { Version: 1, Error: 5001 } as const;

export function paneMessage(text: unknown): PaneMessage | null {
  if (typeof text !== 'string') return null;
  try {
    const message = JSON.parse(text) as PaneMessage;
    return message._messageType === messageType.request ? message : null;
  } catch {
    return null;
  }
}
