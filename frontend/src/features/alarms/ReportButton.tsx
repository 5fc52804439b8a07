import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { kindOf } from '@ioc/shared/asset-kinds';
import { useCan } from '#platform/api';
import { useT } from '#platform/i18n';
import type { ReportedAsset } from './AlarmReport';
import { useAssetAlarms } from './useWorstAlarm';

const AlarmReport = lazy(async () => ({ default: (await import('./AlarmReport')).AlarmReport }));

interface ReportButtonProps {
  /** In service: of anything else the server takes no report. */
  asset: ReportedAsset & { unitId: string | null; ownerOrgId: string | null };
}

/** Empty it still stands in a row of buttons, whose gap it would double. */
const withoutGap = { outline: 'none', '&:empty': { mr: -1 } } as const;

/** For who may report trouble here, as long as nobody has: a second report would only find the first. */
export function ReportButton({ asset }: ReportButtonProps) {
  const t = useT();
  const place = { unitId: asset.unitId, orgIds: asset.ownerOrgId ? [asset.ownerOrgId] : [], sector: kindOf(asset.kind).sector };
  const mayReport = useCan('alarm:raise', place);
  const isReported = useAssetAlarms(asset.id).some(({ type }) => type === 'reported');
  const [isOpen, setOpen] = useState(false);
  const stand = useRef<HTMLSpanElement>(null);
  const hasReported = useRef(false);
  const isOffered = mayReport && (isOpen || !isReported);

  // The button that was pressed goes away with the report; whoever works by keyboard stays where it was.
  useEffect(() => {
    if (!isOffered && hasReported.current && document.activeElement === document.body) stand.current?.focus({ preventScroll: true });
  }, [isOffered]);

  return (
    <Box component="span" ref={stand} tabIndex={-1} sx={withoutGap}>
      {isOffered && <Button size="small" variant="outlined" color="error" aria-haspopup="dialog" onClick={() => setOpen(true)}>{t('alarms.report.open')}</Button>}
      {isOpen && (
        <Suspense fallback={null}>
          <AlarmReport
            asset={asset}
            onClose={(isSent) => {
              hasReported.current = isSent;
              setOpen(false);
            }}
          />
        </Suspense>
      )}
    </Box>
  );
}
