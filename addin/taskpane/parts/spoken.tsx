import { makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  spoken: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
});

/** Words that an icon or a colour says to the eye. */
export function Spoken({ children }: { children: ReactNode }) {
  return <span className={useStyles().spoken}>{children}</span>;
}
