import { Box, MenuItem, TextField } from '@mui/material';
import { useListContext } from 'ra-core';
import { useState } from 'react';
import { useT } from '#platform/i18n';
import { serverNow } from '#platform/live';
import { DayField } from './DayField';
import { bases, daysOf, periodOf, presets, withPeriod, type Basis, type Days, type Period } from './statistics.period';

/** Which days are counted, by which date of a task: part of the one filter, so lists that figures lead to have it too. */
export function PeriodField() {
  const t = useT();
  const { filterValues, setFilters } = useListContext();
  const now = new Date(serverNow());
  const period = periodOf(filterValues as Record<string, unknown>, now);
  // Before there are days, the filter cannot hold by which date they will be meant.
  const [wished, setWished] = useState<Basis | null>(null);
  const [isCustom, setCustom] = useState(false);
  const basis = period.preset === 'all' ? (wished ?? period.basis) : period.basis;
  const shown: Period['preset'] = isCustom ? 'custom' : period.preset;
  const choose = (days: Days, by: Basis = basis) => setFilters(withPeriod(filterValues as Record<string, unknown>, { basis: by, ...days }));

  function choosePreset(preset: Period['preset']): void {
    setCustom(preset === 'custom');
    if (preset === 'all') choose({ from: null, to: null });
    else if (preset !== 'custom') choose(daysOf(preset, now));
  }

  const field = { size: 'small', margin: 'none', select: true, sx: { width: { xs: 'calc(50% - 4px)', sm: 165 } } } as const;
  return (
    <Box role="group" aria-label={t('statistics.period')} sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', columnGap: 1, rowGap: { xs: 1.75, sm: 1 }, width: { xs: '100%', sm: 'auto' } }}>
      <TextField
        {...field} label={t('statistics.basis')} value={basis}
        onChange={({ target }) => {
          setWished(target.value as Basis);
          if (period.preset !== 'all') choose(period, target.value as Basis);
        }}
      >
        {bases.map((one) => <MenuItem key={one} value={one}>{t(`statistics.bases.${one}`)}</MenuItem>)}
      </TextField>
      <TextField {...field} label={t('statistics.period')} value={shown} onChange={({ target }) => choosePreset(target.value as Period['preset'])}>
        {(['all', ...presets, 'custom'] as const).map((preset) => <MenuItem key={preset} value={preset}>{t(`statistics.periods.${preset}`)}</MenuItem>)}
      </TextField>
      {shown === 'custom' && (
        <>
          <DayField label={t('statistics.from')} value={period.from} onChange={(from) => choose({ from, to: period.to })} />
          <DayField label={t('statistics.to')} value={period.to} onChange={(to) => choose({ from: period.from, to })} />
        </>
      )}
    </Box>
  );
}
