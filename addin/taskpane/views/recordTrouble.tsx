import type { useSigner } from '../parts/signer.tsx';
import { TroubleNote } from '../parts/troubleNote.tsx';
import type { Trouble } from '../session/state.ts';
import { ClockForm } from './clockForm.tsx';

/** What the record did not take; where a person can let it go on, the way to. */
export function RecordTrouble({
  trouble,
  signer,
}: {
  trouble: Trouble;
  signer: ReturnType<typeof useSigner>;
}) {
  return (
    <>
      <TroubleNote trouble={trouble} />
      {trouble.fault.code === 'ST-008' && <ClockForm signer={signer} />}
    </>
  );
}
