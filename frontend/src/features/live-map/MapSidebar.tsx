import { Suspense, type ReactNode } from 'react';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Paper from '@mui/material/Paper';
import Skeleton from '@mui/material/Skeleton';
import ChevronRight from '@mui/icons-material/ChevronRight';
import ExpandMore from '@mui/icons-material/ExpandMore';
import { SoundButton } from '#features/alarms';
import { useCan } from '#platform/api';
import { useT } from '#platform/i18n';
import { TabBar } from '#ui/TabBar';
import { sideTabs, type SideTab } from './mapUrl';

interface MapSidebarProps {
  tab: SideTab;
  onTab: (tab: SideTab) => void;
  onHide: () => void;
  /** On a phone it is a sheet under the map. */
  isSheet: boolean;
  /** What it shows may have changed meanwhile. */
  isStale: boolean;
  children: ReactNode;
}

/** Old figures keep their shapes and their contrast and lose their colours: nobody takes them for news. */
export const greyed = { filter: 'grayscale(1)' } as const;

/** What to do, beside where it is. */
export function MapSidebar({ tab, onTab, onHide, isSheet, isStale, children }: MapSidebarProps) {
  const t = useT();
  const maySeeTasks = useCan('task:read');
  const shown = sideTabs.filter((name) => name !== 'tasks' || maySeeTasks);
  const Fold = isSheet ? ExpandMore : ChevronRight;
  return (
    <Paper
      component="aside" aria-label={t('map.sidePanel')}
      sx={{ display: 'flex', flexDirection: 'column', minHeight: 0, minWidth: 0, overflow: 'hidden', height: isSheet ? '46%' : 'auto', width: isSheet ? 'auto' : 340, flex: 'none' }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', borderBottom: 1, borderColor: 'divider', pr: 0.5, flex: 'none' }}>
        <TabBar
          id="map-tab" label={t('map.sidePanel')} names={shown} chosen={shown.includes(tab) ? tab : 'alarms'} onChoose={onTab}
          textOf={(name) => t(`map.tab.${name}`)}
        />
        <Suspense fallback={null}><SoundButton /></Suspense>
        <IconButton size="small" aria-label={t('map.hidePanel')} onClick={onHide}><Fold fontSize="small" /></IconButton>
      </Box>
      <Box id="map-tab-panel" role="tabpanel" aria-labelledby={`map-tab-${tab}`} tabIndex={0} sx={{ flex: 1, minHeight: 0, overflowY: 'auto', ...(isStale && greyed) }}>
        <Suspense fallback={<Skeleton variant="rounded" height={160} sx={{ m: 1.5 }} />}>{children}</Suspense>
      </Box>
    </Paper>
  );
}
