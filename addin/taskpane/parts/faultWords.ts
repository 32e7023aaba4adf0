import { faultCatalogue, faultText } from '../../../server/contract/faults/catalogue.ts';
import type { Fault, FaultText } from '../../../server/contract/faults/fault.ts';
import { useSpoken } from '../paneContext.tsx';
import type { Trouble } from '../session/state.ts';

/** The three texts of a fault; of a code that a newer server knows, the code alone. */
export function useFaultText(): (fault: Fault) => FaultText {
  const { language } = useSpoken();
  return (fault) =>
    fault.code in faultCatalogue ? faultText(fault, language) : { what: fault.code, why: '', remedy: '' };
}

/** A trouble's texts; as the server told it in one line where this side does not know its code. */
export function useTroubleText(): (trouble: Trouble) => FaultText {
  const { language } = useSpoken();
  const textOf = useFaultText();
  return ({ fault, text }) =>
    fault.code in faultCatalogue ? textOf(fault) : { what: text[language], why: '', remedy: '' };
}
