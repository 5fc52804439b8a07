import { useState } from 'react';
import { useCreate, useGetList, useNotify } from 'ra-core';
import { Autocomplete, Button, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle, TextField } from '@mui/material';
import { calendarPlace, type Calendar } from '@ioc/shared/calendars';
import type { Organisation } from '@ioc/shared/organisations';
import { searchKey } from '@ioc/shared/words';
import { can } from '@ioc/shared/access';
import { useMe } from '#platform/api';
import { useT } from '#platform/i18n';
import { Failure } from '#ui/Failure';

interface CalendarAddProps {
  calendars: readonly Calendar[];
  onAdded: (calendar: Calendar) => void;
  onClose: () => void;
}

const all = { page: 1, perPage: 500 } as const;
const byName = { field: 'name', order: 'ASC' } as const;

/** An organisation gets hours of its own: those of the province to begin with. */
export function CalendarAdd({ calendars, onAdded, onClose }: CalendarAddProps) {
  const t = useT();
  const me = useMe();
  const notify = useNotify();
  const [org, setOrg] = useState<Organisation | null>(null);
  const { data: organisations = [] } = useGetList<Organisation>('organisations', { pagination: all, sort: byName });
  const [create, { isPending, error }] = useCreate<Calendar>();
  const taken = new Set(calendars.map(({ orgId }) => orgId));
  const open = organisations.filter(({ id }) => !taken.has(id) && me !== null && can(me.grants, 'calendar:write', calendarPlace({ orgId: id })));
  const province = calendars.find(({ orgId }) => orgId === null);

  function add(): void {
    if (!org || !province) return;
    void create('calendars', { data: { orgId: org.id, week: province.week, days: [], followsProvince: true, receiveWithin: province.receiveWithin } }, {
      onSuccess: (calendar) => {
        notify(t('calendars.added', { name: org.name }), { type: 'success' });
        onAdded(calendar);
        onClose();
      },
    });
  }

  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="calendar-add">
      <DialogTitle id="calendar-add">{t('calendars.addOwn')}</DialogTitle>
      <DialogContent>
        <DialogContentText variant="body2" sx={{ mb: 2 }}>{t('calendars.addOwnHint')}</DialogContentText>
        {error !== null && <Failure error={error} />}
        <Autocomplete
          size="small" options={open} value={org} getOptionLabel={({ name }) => name} getOptionKey={({ id }) => id} onChange={(_, chosen) => setOrg(chosen)}
          filterOptions={(options, { inputValue }) => options.filter(({ name, code }) => searchKey(`${name} ${code}`).includes(searchKey(inputValue))).slice(0, 60)}
          renderInput={(params) => <TextField {...params} label={t('calendars.org')} required autoFocus />}
        />
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2 }}>
        <Button onClick={onClose}>{t('calendars.cancel')}</Button>
        <Button variant="contained" onClick={add} disabled={!org || isPending}>{t('calendars.add')}</Button>
      </DialogActions>
    </Dialog>
  );
}
