import { useState } from 'react';
import { useNotify } from 'ra-core';
import { useQueryClient } from '@tanstack/react-query';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import type { Asset } from '@ioc/shared/assets';
import { http, isProblem } from '#platform/api';
import { useFormats, useT } from '#platform/i18n';
import { Failure } from '#ui/Failure';

/** Near a border a place alone does not say to which commune an asset belongs: whoever edits it looks and says so. */
export function AssetBorder({ asset, metres, mayEdit }: { asset: Asset; metres: number; mayEdit: boolean }) {
  const t = useT();
  const formats = useFormats();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const [isPending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);

  async function confirm(): Promise<void> {
    setPending(true);
    setRefusal(null);
    try {
      await http<Asset>('PATCH', `/assets/${asset.id}`, { body: { isBorderChecked: true }, version: asset.version });
      notify(t('assets.border.saved'), { type: 'success' });
    } catch (error) {
      setRefusal(error);
    } finally {
      setPending(false);
      void queryClient.invalidateQueries({ queryKey: ['assets'] });
    }
  }

  const near = metres === 0 ? t('assets.border.overlap') : t('assets.border.near', { metres: formats.number(metres) });
  const action = mayEdit && <Button color="inherit" size="small" disabled={isPending} onClick={() => { void confirm(); }}>{t('assets.border.confirm')}</Button>;
  return (
    <>
      <Alert severity="warning" action={action} sx={{ alignItems: 'center' }}>{near} {t('assets.border.which', { unit: asset.unitName ?? t('assets.empty') })}</Alert>
      {isProblem(refusal, 'request.version-stale')
        ? <Alert severity="warning">{t('assets.changedMeanwhile')}</Alert>
        : refusal !== null && <Failure error={refusal} />}
    </>
  );
}
