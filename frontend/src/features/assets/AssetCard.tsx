import { Link as RouterLink } from 'react-router-dom';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { kindOf, type AssetKind } from '@ioc/shared/asset-kinds';
import { operationalStateNames, type AssetRow } from '@ioc/shared/assets';
import { useFormats, useT, useWords } from '#platform/i18n';
import { StatusIcon } from '#platform/map';

/** One asset in the hand: what it is, whether it works and since when, where and whose. */
export function AssetCard({ kind, asset }: { kind: AssetKind; asset: AssetRow }) {
  const t = useT();
  const words = useWords();
  const formats = useFormats();
  return (
    <>
      <Link component={RouterLink} to={`/assets/${kind}/${asset.id}/show`} color="textPrimary" underline="hover" sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
        {asset.name}
      </Link>
      <Stack direction="row" sx={{ gap: 0.75, alignItems: 'center' }}>
        <StatusIcon shape={kindOf(kind).symbol} state={asset.state} size={18} />
        <Typography variant="body2">
          {words(operationalStateNames[asset.state])}
          {asset.stateSince && <Typography component="span" variant="body2" color="textSecondary"> {t('assets.since', { time: formats.dateTime(asset.stateSince) })}</Typography>}
        </Typography>
      </Stack>
      <Typography variant="body2" color="textSecondary">{[asset.code, asset.unitName, asset.ownerOrgName].filter(Boolean).join(' · ')}</Typography>
    </>
  );
}
