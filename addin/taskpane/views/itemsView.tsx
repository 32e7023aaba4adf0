import { usePane } from '../paneContext.tsx';
import { Headline } from '../parts/headline.tsx';
import { TroubleNote } from '../parts/troubleNote.tsx';
import { costsItems } from '../session/inputSheets.ts';
import { CollectReturns } from './collectReturns.tsx';
import { ItemFindings } from './itemFindings.tsx';
import { ItemMethod } from './itemMethod.tsx';
import { SendOut } from './sendOut.tsx';
import { SubmissionBoard } from './submissionBoard.tsx';

/** 项目: workbooks out to the departments and back, how items are costed, what is to be looked at again. */
export function ItemsView() {
  const { state, words } = usePane();
  if (!costsItems(state.workbook.inputs))
    return <Headline below={words.items.noSheetsHint}>{words.items.noSheets}</Headline>;
  return (
    <>
      <ItemsHeadline />
      {state.items.trouble && <TroubleNote trouble={state.items.trouble} />}
      <SendOut />
      <CollectReturns />
      <SubmissionBoard />
      <ItemFindings />
      <ItemMethod />
    </>
  );
}

/** Where the departments stand, else what is unusual, else what this is for. */
function ItemsHeadline() {
  const { state, words } = usePane();
  const { board, findings } = state.items;
  if (board) {
    const of = (outcome: string) => board.board.filter((line) => line.outcome === outcome).length;
    const taken = of('accepted') + of('changed');
    return (
      <Headline below={words.items.standBelow(of('faulty'), of('notReturned'))}>
        {words.items.stand(taken, board.board.length)}
      </Headline>
    );
  }
  if (findings?.hasItems)
    return <Headline below={words.items.hint}>{words.items.found(findings.findings.length)}</Headline>;
  return <Headline below={words.items.hint}>{words.items.title}</Headline>;
}
