import Slider from '@mui/material/Slider';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useT } from '#platform/i18n';

/** What is done in full is handed in. */
export const mostReported = 99;

/** As it is typed; null = it is no percentage of work that still goes on. */
export function percentFrom(text: string): number | null {
  const value = Number(text);
  return text === '' || !Number.isInteger(value) || value < 0 || value > mostReported ? null : value;
}

/** How far the work is: dragged or typed. */
export function PercentField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const t = useT();
  const isWrong = percentFrom(value) === null;
  return (
    <Stack direction="row" sx={{ gap: 3, alignItems: 'center' }}>
      <Slider
        value={Number.isFinite(Number(value)) ? Number(value) : 0} step={5} max={95} onChange={(_, next) => onChange(String(next))}
        aria-label={t('tasks.percent')} sx={{ flex: 1 }}
      />
      <TextField
        size="small" label={t('tasks.percent')} value={value} onChange={(event) => onChange(event.target.value.trim())}
        error={isWrong} helperText={isWrong ? t('tasks.hint.percent') : undefined}
        slotProps={{ htmlInput: { inputMode: 'numeric' } }} sx={{ width: 120 }}
      />
    </Stack>
  );
}
