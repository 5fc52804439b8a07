import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { Title } from 'ra-ui-materialui';
import { Skeleton } from '@mui/material';
import type { Calendar } from '@ioc/shared/calendars';
import { dateIn } from '@ioc/shared/working-time';
import { useT } from '#platform/i18n';
import { serverNow } from '#platform/live';
import { Failure } from '#ui/Failure';
import { CalendarAdd } from './CalendarAdd';
import { CalendarBar } from './CalendarBar';
import { CalendarSheet } from './CalendarSheet';
import { useCalendars } from './useCalendars';

const firstYear = 2000;
const lastYear = 2099;

/** Which calendar and which year is in the address, so that a link shows what is meant. */
function usePlace(): { id: string | null; year: number; go: (next: { id?: string | null; year?: number }) => void } {
  const [search, setSearch] = useSearchParams();
  const today = Number(dateIn(serverNow()).slice(0, 4));
  const asked = Number(search.get('year'));
  const [id, year] = [search.get('calendar'), asked >= firstYear && asked <= lastYear ? asked : today];
  return {
    id, year,
    go: (next) => {
      const to = { id, year, ...next };
      setSearch({ ...(to.id ? { calendar: to.id } : {}), ...(to.year === today ? {} : { year: String(to.year) }) }, { replace: true });
    },
  };
}

/** When the province and its organisations work: the year, the hours, the days off; changed here by who may. */
export function CalendarPage() {
  const t = useT();
  const { id, year, go } = usePlace();
  const [isAdding, setAdding] = useState(false);
  const { data: calendars, error, isPending, refetch } = useCalendars();
  const province = calendars?.find(({ orgId }) => orgId === null);
  const calendar: Calendar | undefined = calendars?.find((one) => one.id === id) ?? province;
  return (
    <>
      <Title title={t('calendars.name')} preferenceKey={false} />
      {error && <Failure error={error} title={t('calendars.loadFailed')} onRetry={() => void refetch()} />}
      {isPending && <Skeleton variant="rounded" height={320} />}
      {calendars && calendar && province && (
        <>
          <CalendarBar
            calendars={calendars} calendar={calendar} year={Math.min(lastYear, Math.max(firstYear, year))}
            onCalendar={(chosen) => go({ id: chosen })} onYear={(chosen) => go({ year: chosen })} onAdd={() => setAdding(true)}
          />
          <CalendarSheet key={calendar.id} calendar={calendar} province={province} year={year} />
          {isAdding && <CalendarAdd calendars={calendars} onAdded={(added) => go({ id: added.id })} onClose={() => setAdding(false)} />}
        </>
      )}
    </>
  );
}
