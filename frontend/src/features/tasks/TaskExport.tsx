import { useState } from 'react';
import { useListContext } from 'ra-core';
import IconButton from '@mui/material/IconButton';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Tooltip from '@mui/material/Tooltip';
import DownloadOutlined from '@mui/icons-material/DownloadOutlined';
import { taskReportFormats } from '@ioc/shared/task-report';
import { apiUrl, type Query } from '#platform/api';
import { useLocale, useT } from '#platform/i18n';

/** Exactly what the view is narrowed to, in its order, as a file. */
export function TaskExport() {
  const t = useT();
  const locale = useLocale();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { filterValues, sort } = useListContext();
  const url = (format: string): string => apiUrl('/tasks/report', { ...(filterValues as Query), sort: sort.field, order: sort.order, locale, format });
  return (
    <>
      <Tooltip title={t('tasks.report')}>
        <IconButton
          size="small" aria-label={t('tasks.report')} aria-haspopup="menu" aria-expanded={anchor !== null} onClick={({ currentTarget }) => setAnchor(currentTarget)}
          sx={{ display: { xs: 'none', md: 'inline-flex' } }}
        >
          <DownloadOutlined fontSize="small" />
        </IconButton>
      </Tooltip>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {taskReportFormats.map((format) => (
          <MenuItem key={format} component="a" href={url(format)} download onClick={() => setAnchor(null)}>{t(`views.export.${format}`)}</MenuItem>
        ))}
      </Menu>
    </>
  );
}
