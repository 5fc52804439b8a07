import { useState } from 'react';
import { useListContext, useNotify } from 'ra-core';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import ListSubheader from '@mui/material/ListSubheader';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Tooltip from '@mui/material/Tooltip';
import DownloadOutlined from '@mui/icons-material/DownloadOutlined';
import { taskReportFormats, type TaskReportFormat } from '@ioc/shared/task-report';
import { download, isProblem, type Query } from '#platform/api';
import { useLocale, useT } from '#platform/i18n';

interface TaskExportProps {
  /** Only these tasks; without it, all the view is narrowed to. */
  ids?: readonly string[];
  /** Written on the button, where there is room for words. */
  label?: string;
}

/** Exactly what the view is narrowed to, or what was chosen in it, in its order, as a file: one menu for every view. */
export function TaskExport({ ids, label }: TaskExportProps) {
  const t = useT();
  const locale = useLocale();
  const notify = useNotify();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [isPending, setPending] = useState(false);
  const { filterValues, sort } = useListContext();

  async function take(format: TaskReportFormat): Promise<void> {
    setAnchor(null);
    setPending(true);
    const wish = { sort: sort.field, order: sort.order, locale, format };
    try {
      // An address would be cut off by proxies, were it long enough for many ids.
      if (ids) await download('POST', '/tasks/report', { body: { ids, ...wish } });
      else await download('GET', '/tasks/report', { query: { ...(filterValues as Query), ...wish } });
    } catch (error) {
      notify(isProblem(error) ? error.message : t('ui.failure.unexpected'), { type: 'error' });
    }
    setPending(false);
  }

  const opens = { 'aria-haspopup': 'menu', 'aria-expanded': anchor !== null, disabled: isPending, onClick: ({ currentTarget }: { currentTarget: HTMLElement }) => setAnchor(currentTarget) } as const;
  return (
    <>
      {label
        ? <Button size="small" startIcon={<DownloadOutlined />} {...opens}>{label}</Button>
        : <Tooltip title={t('tasks.report')}><span><IconButton size="small" aria-label={t('tasks.report')} {...opens}><DownloadOutlined fontSize="small" /></IconButton></span></Tooltip>}
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {!ids && <ListSubheader sx={{ lineHeight: 2.4 }}>{t('views.export.all')}</ListSubheader>}
        {taskReportFormats.map((format) => <MenuItem key={format} onClick={() => void take(format)}>{t(`views.export.${format}`)}</MenuItem>)}
      </Menu>
    </>
  );
}
