import { createRoot } from 'react-dom/client';

const place = document.getElementById('pane');
if (place) createRoot(place).render(<h1>成本核算</h1>);
