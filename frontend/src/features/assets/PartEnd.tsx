import { useNotify } from 'ra-core';
import { useQueryClient } from '@tanstack/react-query';
import type { Asset, AssetPart } from '@ioc/shared/assets';
import { http } from '#platform/api';
import { useT } from '#platform/i18n';
import { ConfirmButton } from '#ui/ConfirmButton';

/** The part leaves the asset; what it was stays in the history. */
export function PartEnd({ asset, part, onEnded }: { asset: Asset; part: AssetPart; onEnded: () => void }) {
  const t = useT();
  const notify = useNotify();
  const queryClient = useQueryClient();
  async function end(): Promise<void> {
    try {
      await http('DELETE', `/assets/${asset.id}/parts/${part.id}`, { version: asset.version });
      notify(t('assets.partEnded', { code: part.code }), { type: 'success' });
      onEnded();
    } finally {
      void queryClient.invalidateQueries({ queryKey: ['assets'] });
    }
  }
  return (
    <ConfirmButton
      color="warning" label={t('assets.endPart')} question={t('assets.endPartOf', { code: part.code })} explanation={t('assets.endPartHint')} onConfirm={end} sx={{ mr: 'auto' }}
    />
  );
}
