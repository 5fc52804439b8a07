import { useNotify } from 'ra-core';
import type { Scene, SceneResult } from '@ioc/shared/simulation';
import { http } from '#platform/api';
import { useFormats, useT } from '#platform/i18n';
import { ConfirmButton } from '#ui/ConfirmButton';

/** What the server is asked to play; the number of seconds between waves is left to it. */
export type ScenePlay =
  | { scene: Extract<Scene, 'outage'>; assetId: string }
  | { scene: Extract<Scene, 'commune-outage'>; unitId: string }
  | { scene: Extract<Scene, 'storm' | 'restore'> };

const words = { 'outage': 'outage', 'commune-outage': 'communeOutage', 'storm': 'storm', 'restore': 'restore' } as const;

/** Plays one scene, after a question: what follows looks like the real thing to everyone. */
export function SceneButton({ play, onPlayed }: { play: ScenePlay; onPlayed?: () => void }) {
  const t = useT();
  const formats = useFormats();
  const notify = useNotify();
  const word = words[play.scene];
  return (
    <ConfirmButton
      label={t(`simulation.${word}.label`)} question={t(`simulation.${word}.question`)} explanation={t(`simulation.${word}.explanation`)}
      size="small" variant="outlined"
      onConfirm={async () => {
        const { affected } = await http<SceneResult>('POST', '/simulation', { body: play });
        notify(t('simulation.done', { count: formats.number(affected), smart_count: affected }), { type: 'success' });
        onPlayed?.();
      }}
    />
  );
}
