import type { WorkbookMemory } from '../workbook.ts';
import { refusalOf } from './officeErrors.ts';

const PREFIX = 'stepdown.';

/** Settings of the workbook: saved with it, seen by this add-in alone. */
export class OfficeMemory implements WorkbookMemory {
  get(key: string): Promise<unknown> {
    return run(async (context) => {
      const setting = context.workbook.settings.getItemOrNullObject(PREFIX + key).load('value');
      await context.sync();
      return setting.isNullObject ? null : parsed(String(setting.value));
    });
  }

  set(key: string, value: unknown): Promise<void> {
    return run(async (context) => {
      context.workbook.settings.add(PREFIX + key, JSON.stringify(value));
      await context.sync();
    });
  }
}

const run = <Answer>(ask: (context: Excel.RequestContext) => Promise<Answer>): Promise<Answer> =>
  Excel.run(ask).catch((cause) => {
    throw refusalOf(cause);
  });

/** What somebody else's hand left there is nothing to us. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
