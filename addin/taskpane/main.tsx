import { createRoot } from 'react-dom/client';
import { ServerClient } from '../client/serverClient.ts';
import { startOffice } from '../workbook/office/officeShell.ts';
import { OfficeWorkbook } from '../workbook/office/officeWorkbook.ts';
import { OutsideExcel } from './outsideExcel.tsx';
import { Pane } from './pane.tsx';
import { Session } from './session/session.ts';
import { browserSurroundings } from './session/surroundings.ts';
import { takeToken } from './token.ts';

/** Pane, interface and office.js come from one origin. */
async function open(place: HTMLElement): Promise<void> {
  const token = takeToken(window) ?? '';
  const root = createRoot(place);
  const shell = await startOffice();
  if (!shell) {
    root.render(<OutsideExcel />);
    return;
  }
  const { origin } = location;
  const session = new Session({
    workbook: new OfficeWorkbook(),
    shell,
    client: new ServerClient({ origin, token }),
    surroundings: browserSurroundings(origin),
  });
  root.render(<Pane session={session} shell={shell} />);
  await session.connect();
}

const place = document.getElementById('pane');
if (place) void open(place);
