import { useCan, useSettings } from '#platform/api';

/** Only where the installation says it is a demonstration: real data must never look broken for practice. */
export function useMaySimulate(): boolean {
  const isDemo = useSettings()?.demo ?? false;
  const mayRun = useCan('simulation:run');
  return isDemo && mayRun;
}
