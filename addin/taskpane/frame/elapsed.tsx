import { useEffect, useState } from 'react';
import { usePane } from '../paneContext.tsx';

const TICK_MILLISECONDS = 500;

/** How long it has taken up to now. */
export function Elapsed({ since }: { since: number }) {
  const { formats } = usePane();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const ticking = setInterval(() => setNow(Date.now()), TICK_MILLISECONDS);
    return () => clearInterval(ticking);
  }, []);
  return formats.duration(Math.max(0, now - since));
}
