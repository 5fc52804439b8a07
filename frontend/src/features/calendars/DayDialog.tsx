import { useState } from 'react';
import {
  Button, Checkbox, Dialog, DialogActions, DialogContent, DialogTitle, FormControlLabel, TextField, ToggleButton, ToggleButtonGroup,
} from '@mui/material';
import { specialDay } from '@ioc/shared/calendars.input';
import type { CalendarDate } from '@ioc/shared/time';
import { dateIn, type SpecialDay } from '@ioc/shared/working-time';
import { parseDateTime, useFormats, useT } from '#platform/i18n';

interface DayDialogProps {
  /** The date that was pointed at; null = to be typed. */
  on: CalendarDate | null;
  /** What is said of it so far. */
  day: SpecialDay | null;
  /** Whether the week works on it: a day that is free anyway is rather made up on. */
  isWorked: boolean;
  /** `null` takes the day away. */
  onPut: (on: CalendarDate, day: SpecialDay | null) => void;
  onClose: () => void;
}

const kinds = ['off', 'make_up'] as const;

function dateFrom(text: string): CalendarDate | null {
  const instant = parseDateTime(text);
  return instant === null ? null : dateIn(new Date(instant));
}

export function DayDialog({ on, day, isWorked, onPut, onClose }: DayDialogProps) {
  const t = useT();
  const { date } = useFormats();
  const [typedDate, setTypedDate] = useState(on === null ? '' : date(on));
  const [kind, setKind] = useState<SpecialDay['kind']>(day?.kind ?? (isWorked ? 'off' : 'make_up'));
  const [name, setName] = useState(day?.name ?? '');
  const [isProvisional, setProvisional] = useState(day?.isProvisional ?? false);
  const [hasTried, setTried] = useState(false);
  const checked = specialDay.safeParse({ on: dateFrom(typedDate) ?? '', kind, name, isProvisional });
  const wrong = (field: string) => hasTried && checked.error?.issues.some(({ path }) => path[0] === field);

  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="calendar-day">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (!checked.success) return;
          onPut(on ?? checked.data.on, checked.data);
          onClose();
        }}
      >
        <DialogTitle id="calendar-day">{on === null ? t('calendars.days.dialogAdd') : t('calendars.days.dialogEdit', { date: date(on) })}</DialogTitle>
        <DialogContent sx={{ display: 'flex', flexDirection: 'column', gap: 1 }}>
          <TextField
            label={t('calendars.days.on')} value={typedDate} onChange={(event) => setTypedDate(event.target.value)} required autoFocus={on === null}
            error={Boolean(wrong('on'))} helperText={wrong('on') ? t('calendars.days.onWrong') : t('calendars.days.onHint')} slotProps={{ htmlInput: { inputMode: 'numeric', autoComplete: 'off' } }}
          />
          <ToggleButtonGroup exclusive size="small" color="primary" value={kind} onChange={(_, chosen: SpecialDay['kind'] | null) => { if (chosen) setKind(chosen); }}>
            {kinds.map((value) => <ToggleButton key={value} value={value} sx={{ px: 2 }}>{t(`calendars.kind.${value}`)}</ToggleButton>)}
          </ToggleButtonGroup>
          <TextField
            label={t('calendars.days.name')} value={name} onChange={(event) => setName(event.target.value)} required autoFocus={on !== null}
            error={Boolean(wrong('name'))} helperText={wrong('name') ? t('calendars.days.nameWrong') : t('calendars.days.nameHint')}
          />
          <FormControlLabel
            control={<Checkbox size="small" checked={isProvisional} onChange={(_, isChecked) => setProvisional(isChecked)} />}
            label={t('calendars.provisional')} slotProps={{ typography: { variant: 'body2' } }}
          />
        </DialogContent>
        <DialogActions sx={{ px: 3, pb: 2 }}>
          {on !== null && day && (
            <Button
              color="error" sx={{ mr: 'auto' }}
              onClick={() => {
                onPut(on, null);
                onClose();
              }}
            >
              {t('calendars.days.remove')}
            </Button>
          )}
          <Button onClick={onClose}>{t('calendars.cancel')}</Button>
          <Button type="submit" variant="contained">{t('calendars.days.put')}</Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
