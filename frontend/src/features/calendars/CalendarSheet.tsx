import { useState } from 'react';
import { useNotify, useUpdate } from 'ra-core';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, Box, Button, Checkbox, FormControlLabel, Paper, Typography } from '@mui/material';
import { calendarPlace, daysInForce, type Calendar } from '@ioc/shared/calendars';
import type { CalendarDate } from '@ioc/shared/time';
import { dateIn } from '@ioc/shared/working-time';
import { isProblem, isSame, useCan } from '#platform/api';
import { useT } from '#platform/i18n';
import { patchLists, serverNow } from '#platform/live';
import { Failure } from '#ui/Failure';
import { rebased, valuesOf, withDay, type CalendarDraft, type CalendarValues } from './calendar.draft';
import { workedDays, yearOf } from './calendar.year';
import { DayDialog } from './DayDialog';
import { ResponseTime } from './ResponseTime';
import { SpecialDays } from './SpecialDays';
import { WeekHours } from './WeekHours';
import { YearView } from './YearView';

interface CalendarSheetProps {
  calendar: Calendar;
  province: Calendar;
  year: number;
}

/** One calendar in one year. What is changed stays here, upon whatever others save meanwhile, until it is saved itself. */
export function CalendarSheet({ calendar, province, year }: CalendarSheetProps) {
  const t = useT();
  const mayWrite = useCan('calendar:write', calendarPlace(calendar));
  const [draft, setDraft] = useState<CalendarDraft | null>(null);
  const [wrongHours, setWrongHours] = useState<ReadonlySet<number>>(new Set());
  const [isTargetWrong, setTargetWrong] = useState(false);
  const [round, setRound] = useState(0);
  const [asked, setAsked] = useState<{ on: CalendarDate | null } | null>(null);
  const notify = useNotify();
  const queryClient = useQueryClient();
  // Here and not in the bar: the event of the change may come before the answer, and then the bar is gone already.
  const [update, { isPending, error, reset }] = useUpdate<Calendar>();

  const values = draft ? rebased(draft, calendar) : valuesOf(calendar);
  const days = daysInForce({ ...calendar, ...values }, province);
  const own = new Set(values.days.map(({ on }) => on));
  const foreign = new Set(days.filter(({ on }) => !own.has(on)).map(({ on }) => on));
  const months = yearOf(year, values.week, days);
  const isNeverWorked = values.week.every((shifts) => shifts.length === 0);
  const change = (part: Partial<CalendarValues>) => setDraft({ base: calendar, values: { ...values, ...part } });
  const start = () => {
    setDraft(null);
    setWrongHours(new Set());
    setTargetWrong(false);
    setRound((before) => before + 1);
    reset();
  };
  const save = () => void update('calendars', { id: calendar.id, data: values, previousData: calendar }, {
    onSuccess: (saved) => {
      patchLists(queryClient, 'calendars', [saved]);
      notify(t('calendars.saved'), { type: 'success' });
      start();
    },
    onError: (refusal) => {
      if (isProblem(refusal, 'request.version-stale') && refusal.body.current) patchLists(queryClient, 'calendars', [refusal.body.current as Calendar]);
    },
  });

  return (
    <>
      {draft && (isTargetWrong || !isSame(values, valuesOf(calendar))) && (
        <SaveBar
          hasOthers={draft.base.version !== calendar.version} isReady={wrongHours.size === 0 && !isTargetWrong && !isNeverWorked} isPending={isPending} error={error}
          onSave={save} onDiscard={start}
        />
      )}
      <Box sx={{ display: 'grid', gap: 1.5, alignItems: 'start', gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) 340px' } }}>
        <Box sx={{ display: 'grid', gap: 1.5, gridColumn: { md: 2 }, gridRow: { md: 1 } }}>
          <WeekHours
            key={round} week={values.week} year={year} workedDays={workedDays(months)} onChange={mayWrite ? (week) => change({ week }) : null}
            onValidity={(weekday, isValid) => setWrongHours((before) => new Set(isValid ? [...before].filter((n) => n !== weekday) : [...before, weekday]))}
          />
          <ResponseTime
            key={`response-${round}`} target={values.receiveWithin} onChange={mayWrite ? (receiveWithin) => change({ receiveWithin }) : null}
            onValidity={(isValid) => setTargetWrong(!isValid)}
          />
          <SpecialDays days={days.filter(({ on }) => on.startsWith(String(year)))} foreign={foreign} onDay={mayWrite ? (on) => setAsked({ on }) : null} />
          {calendar.orgId !== null && (
            <Paper component="section" sx={{ px: 2, py: 1 }}>
              <FormControlLabel
                control={<Checkbox size="small" disabled={!mayWrite} checked={values.followsProvince} onChange={(_, followsProvince) => change({ followsProvince })} />}
                label={t('calendars.follows')} slotProps={{ typography: { variant: 'body2' } }}
              />
              <Typography variant="caption" component="p" sx={{ color: 'text.secondary', m: 0 }}>{t('calendars.followsHint')}</Typography>
            </Paper>
          )}
        </Box>
        <Box component="section" aria-label={t('calendars.year', { year })} sx={{ gridColumn: { md: 1 }, gridRow: { md: 1 } }}>
          <YearView months={months} today={dateIn(serverNow())} onDay={mayWrite ? (on) => setAsked({ on }) : null} />
        </Box>
      </Box>
      {asked && (
        <DayDialog
          on={asked.on} day={days.find(({ on }) => on === asked.on) ?? null}
          isWorked={asked.on === null || months.some(({ weeks }) => weeks.flat().some((day) => day?.on === asked.on && day.isWorked))}
          onPut={(on, day) => change({ days: withDay(values.days, on, day) })} onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}

interface SaveBarProps {
  /** Somebody else has saved since the first change here. */
  hasOthers: boolean;
  isReady: boolean;
  isPending: boolean;
  error: Error | null;
  onSave: () => void;
  onDiscard: () => void;
}

function SaveBar({ hasOthers, isReady, isPending, error, onSave, onDiscard }: SaveBarProps) {
  const t = useT();
  const isStale = isProblem(error, 'request.version-stale');
  return (
    <Box sx={{ position: 'sticky', top: 0, zIndex: 2, mb: 1.5 }}>
      <Alert
        severity={hasOthers || isStale ? 'warning' : 'info'} variant="outlined" sx={{ bgcolor: 'background.paper', flexWrap: 'wrap', '& .MuiAlert-action': { gap: 1, alignItems: 'center', pt: 0 } }}
        action={(
          <>
            <Button onClick={onDiscard} disabled={isPending}>{t('calendars.discard')}</Button>
            <Button variant="contained" onClick={onSave} disabled={isPending || !isReady}>{t('calendars.save')}</Button>
          </>
        )}
      >
        <strong>{t('calendars.unsaved')}.</strong> {t(hasOthers || isStale ? 'calendars.merged' : 'calendars.unsavedHint')}
      </Alert>
      {error !== null && !isStale && <Failure error={error} />}
    </Box>
  );
}
