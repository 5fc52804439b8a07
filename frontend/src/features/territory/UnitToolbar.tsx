import Add from '@mui/icons-material/Add';
import DownloadOutlined from '@mui/icons-material/DownloadOutlined';
import UploadFileOutlined from '@mui/icons-material/UploadFileOutlined';
import { Button } from '@mui/material';
import type { AdminUnit } from '@ioc/shared/territory';
import { useListContext } from 'ra-core';
import { TopToolbar } from 'ra-ui-materialui';
import { Link } from 'react-router-dom';
import { apiUrl, useCan, type Query } from '#platform/api';
import { useT } from '#platform/i18n';
import { listToolbar } from '#ui/listLook';

/** The list as a file, the way back from a file, and one more by hand. */
export function UnitToolbar() {
  const t = useT();
  const { filterValues } = useListContext<AdminUnit>();
  const mayWrite = useCan('territory:write');
  const exportUrl = (format: 'csv' | 'geojson'): string => apiUrl('/units/export', { ...(filterValues as Query), format });
  return (
    <TopToolbar sx={listToolbar}>
      <Button size="small" href={exportUrl('csv')} download startIcon={<DownloadOutlined />}>{t('territory.exportCsv')}</Button>
      <Button size="small" href={exportUrl('geojson')} download startIcon={<DownloadOutlined />}>{t('territory.exportGeoJson')}</Button>
      {mayWrite && <Button size="small" component={Link} to="/imports/create?target=units" startIcon={<UploadFileOutlined />}>{t('territory.import')}</Button>}
      {mayWrite && <Button size="small" variant="contained" component={Link} to="/units/create" startIcon={<Add />}>{t('territory.add')}</Button>}
    </TopToolbar>
  );
}
