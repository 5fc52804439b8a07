import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { heartbeatSeconds } from '@ioc/shared/asset-kinds';
import type { Asset } from '@ioc/shared/assets';
import { metricOf } from '@ioc/shared/telemetry';
import { useFormats, useT, useWords } from '#platform/i18n';
import { useNow } from '#platform/live';
import { Empty } from '#ui/Empty';

/** The last readings, or why there are none: a post office sends none, and that is no failure. */
export function AssetReadings({ asset }: { asset: Asset }) {
  const t = useT();
  const words = useWords();
  const formats = useFormats();
  const now = useNow();
  const metrics = Object.entries(asset.metrics);
  if (heartbeatSeconds(asset.kind, asset.attributes) === null) return <Empty title={t('assets.noTelemetry')} />;
  if (metrics.length === 0) return <Empty title={t('assets.noReadings')} />;
  return (
    <>
      {asset.lastHeardAt && (
        <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
          {t('assets.field.lastHeardAt')}: {formats.dateTime(asset.lastHeardAt)} ({formats.relative(asset.lastHeardAt, now)})
        </Typography>
      )}
      <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(130px, 1fr))', gap: 1.5 }}>
        {metrics.map(([name, value]) => {
          const metric = metricOf(name);
          const said = metric?.isFlag ? t(value === 0 ? 'assets.no' : 'assets.yes') : [formats.number(value, 2), metric?.unit].filter(Boolean).join(' ');
          return (
            <div key={name}>
              <Typography component="dt" variant="caption" color="textSecondary">{metric ? words(metric.label) : name}</Typography>
              <Typography component="dd" variant="h6" sx={{ m: 0, fontVariantNumeric: 'tabular-nums' }}>{said}</Typography>
            </div>
          );
        })}
      </Box>
    </>
  );
}
