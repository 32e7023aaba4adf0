import { createRoot } from 'react-dom/client';
import { takeToken } from './token.ts';

const place = document.getElementById('pane');
takeToken(window);
if (place) createRoot(place).render(<h1>成本核算</h1>);
