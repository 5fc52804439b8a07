import { lazy, Suspense, useState } from 'react';
import Button from '@mui/material/Button';
import ScienceOutlined from '@mui/icons-material/ScienceOutlined';
import { useT } from '#platform/i18n';
import { useMaySimulate } from './useMaySimulate';

const ScenePopover = lazy(async () => ({ default: (await import('./ScenePopover')).ScenePopover }));

/** Scenes of the whole province, beside the map on which they unfold. */
export function SimulationTools() {
  const t = useT();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const maySimulate = useMaySimulate();
  if (!maySimulate) return null;
  return (
    <>
      <Button size="small" startIcon={<ScienceOutlined />} aria-haspopup="dialog" aria-expanded={anchor !== null} onClick={(event) => setAnchor(event.currentTarget)}>
        {t('simulation.open')}
      </Button>
      {anchor && <Suspense fallback={null}><ScenePopover anchor={anchor} onClose={() => setAnchor(null)} /></Suspense>}
    </>
  );
}
