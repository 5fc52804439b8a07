import { Title } from 'ra-ui-materialui';
import { useParams } from 'react-router-dom';
import Paper from '@mui/material/Paper';
import { kindOf } from '@ioc/shared/asset-kinds';
import { useT, useWords } from '#platform/i18n';
import { isAssetKind } from './asset.kind';
import { AssetDetails } from './AssetDetails';

export function AssetShow() {
  const t = useT();
  const words = useWords();
  const { kind = '', id = '' } = useParams();
  return (
    <Paper variant="outlined" sx={{ maxWidth: 1000, width: '100%', mx: 'auto', pt: 2 }}>
      <Title title={isAssetKind(kind) ? words(kindOf(kind).name) : t('assets.name')} />
      <AssetDetails id={id} />
    </Paper>
  );
}
