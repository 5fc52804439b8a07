import { useState } from 'react';
import Box from '@mui/material/Box';
import type { Asset } from '@ioc/shared/assets';
import { useT } from '#platform/i18n';
import { TabBar } from '#ui/TabBar';
import { AssetEdits } from './AssetEdits';
import { AssetHistory } from './AssetHistory';

const histories = ['states', 'edits'] as const;

/** Two histories that are never mixed, as the two states are: how it worked, and what was written about it. */
export function AssetHistories({ asset }: { asset: Asset }) {
  const t = useT();
  const [chosen, choose] = useState<(typeof histories)[number]>('states');
  return (
    <>
      <Box sx={{ display: 'flex', mb: 1.5 }}>
        <TabBar id="asset-history" label={t('assets.history.label')} names={histories} chosen={chosen} textOf={(name) => t(`assets.history.${name}`)} onChoose={choose} />
      </Box>
      <div id="asset-history-panel" role="tabpanel" aria-labelledby={`asset-history-${chosen}`}>
        {chosen === 'states' ? <AssetHistory asset={asset} /> : <AssetEdits asset={asset} />}
      </div>
    </>
  );
}
