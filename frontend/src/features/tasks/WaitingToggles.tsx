import type { ReactElement } from 'react';
import { useGetList, useListContext } from 'ra-core';
import Box from '@mui/material/Box';
import ToggleButton from '@mui/material/ToggleButton';
import Tooltip from '@mui/material/Tooltip';
import HandshakeOutlined from '@mui/icons-material/HandshakeOutlined';
import HourglassEmpty from '@mui/icons-material/HourglassEmpty';
import MoreTime from '@mui/icons-material/MoreTime';
import type { ListedTask } from '@ioc/shared/tasks';
import { useCan, useMe } from '#platform/api';
import { useFormats, useT } from '#platform/i18n';

const one = { page: 1, perPage: 1 } as const;
const byDue = { field: 'dueAt', order: 'ASC' } as const;

/** What waits for an answer of this person's side, counted, and the way to it: work nobody took up, requests for more time, other dates, parts of the unit. */
export function WaitingToggles() {
  const t = useT();
  const orgId = useMe()?.orgId ?? null;
  const decides = useCan('task:decide');
  const gives = useCan('task:assign');
  const doesTasks = useCan('task:report');
  return (
    <>
      {gives && <Waiting name="unreceived" value="late" label={t('tasks.unreceived')} icon={<HourglassEmpty fontSize="small" />} />}
      {decides && <Waiting name="extension" value="requested" label={t('extensions.awaiting.requested')} icon={<MoreTime fontSize="small" />} />}
      {doesTasks && <Waiting name="extension" value="countered" label={t('extensions.awaiting.countered')} icon={<MoreTime fontSize="small" />} />}
      {doesTasks && orgId !== null && <Waiting name="openPartOf" value={orgId} label={t('parts.waiting')} icon={<HandshakeOutlined fontSize="small" />} />}
    </>
  );
}

interface WaitingProps {
  /** Of the filter, with its value. */
  name: 'unreceived' | 'extension' | 'openPartOf';
  value: string;
  label: string;
  icon: ReactElement;
}

/** Gone while nothing waits. A sign and a number, so that the filters keep their line; words where there is room. */
function Waiting({ name, value, label, icon }: WaitingProps) {
  const { number } = useFormats();
  const { filterValues, setFilters } = useListContext<ListedTask>();
  const { total = 0 } = useGetList<ListedTask>('tasks', { pagination: one, sort: byDue, filter: { [name]: value } });
  const { [name]: chosen, ...others } = filterValues as Record<string, unknown>;
  const isChosen = chosen === value;
  if (total === 0 && !isChosen) return null;
  return (
    <Tooltip title={label}>
      <ToggleButton
        value={name} size="small" selected={isChosen} aria-label={`${label} · ${number(total)}`} sx={{ gap: 0.75, whiteSpace: 'nowrap' }}
        onChange={() => setFilters(isChosen ? others : { ...others, [name]: value })}
      >
        {icon}
        <Box component="span" sx={{ display: { xs: 'none', xl: 'inline' } }}>{label} ·</Box>
        {number(total)}
      </ToggleButton>
    </Tooltip>
  );
}
