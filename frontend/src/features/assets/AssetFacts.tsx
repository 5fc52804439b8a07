import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { kindOf } from '@ioc/shared/asset-kinds';
import type { Asset } from '@ioc/shared/assets';
import { useFormats, useT, useWords } from '#platform/i18n';
import { useFieldText } from './useFieldText';

/** Everything registered about an asset, in the order of the declaration of its kind; what is not known is left out. */
export function AssetFacts({ asset }: { asset: Asset }) {
  const t = useT();
  const words = useWords();
  const formats = useFormats();
  const textOf = useFieldText();
  const [lng, lat] = asset.location;
  const facts: [string, string | null][] = [
    [t('assets.field.owner'), asset.ownerOrgName],
    [t('assets.field.unit'), asset.unitName],
    [t('assets.field.border'), asset.borderMetres !== null && asset.isBorderChecked ? t('assets.border.checkedAt', { metres: formats.number(asset.borderMetres) }) : null],
    [t('assets.field.originUnit'), asset.originUnitName === asset.unitName ? null : asset.originUnitName],
    [t('assets.field.address'), asset.address],
    [t('assets.field.location'), `${formats.number(lat, 5)}; ${formats.number(lng, 5)}`],
    [t('assets.field.lifecycle'), t(`assets.lifecycle.${asset.lifecycle}`)],
    [t('assets.field.lastHeardAt'), asset.lastHeardAt && formats.dateTime(asset.lastHeardAt)],
    ...kindOf(asset.kind).fields.map((field): [string, string | null] => [words(field.label), textOf(field, asset.attributes[field.name])]),
  ];
  return (
    <>
      <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: 'minmax(120px, max-content) minmax(0, 1fr)', columnGap: 2, rowGap: 0.75 }}>
        {facts.filter((fact) => fact[1]).map(([name, text]) => (
          <Box key={name} sx={{ display: 'contents' }}>
            <Typography component="dt" variant="body2" color="textSecondary">{name}</Typography>
            <Typography component="dd" variant="body2" sx={{ m: 0, overflowWrap: 'anywhere' }}>{text}</Typography>
          </Box>
        ))}
      </Box>
      {asset.synthetic && <Typography variant="caption" color="textSecondary" component="p" sx={{ mt: 2 }}>{t('assets.synthetic')}</Typography>}
    </>
  );
}
