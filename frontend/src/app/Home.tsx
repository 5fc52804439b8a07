import { Navigate, useLocation } from 'react-router-dom';
import { useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { LiveMapPage } from '#features/live-map';
import { useCan } from '#platform/api';

/** Of the place a page was loaded at; whoever came here by a link inside the portal has another one. */
const firstKey = 'default';

/** The map; but who owes work and opens the portal on a phone begins with that. The map is one press away, and stays there. */
export function Home() {
  const { key, search } = useLocation();
  const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'), { noSsr: true });
  const doesTasks = useCan('task:report');
  return isPhone && doesTasks && key === firstKey && search === '' ? <Navigate to="/my-work" replace /> : <LiveMapPage />;
}
