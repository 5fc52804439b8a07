import { useGetOne } from 'ra-core';
import { Title } from 'ra-ui-materialui';
import { useParams } from 'react-router-dom';
import Paper from '@mui/material/Paper';
import { kindOf } from '@ioc/shared/asset-kinds';
import type { Asset } from '@ioc/shared/assets';
import { useT, useWords } from '#platform/i18n';
import { isAssetKind } from './asset.kind';
import { AssetDetails } from './AssetDetails';

export function AssetShow() {
  const t = useT();
  const words = useWords();
  const { kind = '', id = '' } = useParams();
  const { data: asset } = useGetOne<Asset>('assets', { id });
  const kindName = isAssetKind(kind) ? words(kindOf(kind).name) : t('assets.name');
  return (
    <Paper variant="outlined" sx={{ maxWidth: 1000, width: '100%', mx: 'auto', pt: 2 }}>
      <Title title={asset ? `${asset.code} · ${kindName}` : kindName} />
      <AssetDetails id={id} />
    </Paper>
  );
}
