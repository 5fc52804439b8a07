export interface Surroundings {
  platform: string;
  /** CHROME_PATH. */
  named: string | undefined;
  /** Where the test runner's own browser is, or would be. */
  downloaded: string;
  isRoot: boolean;
  exists?: (path: string) => boolean;
}

export type BrowserPlan = { use: string } | { install: 'apt' | 'playwright' } | { refuse: string };

export function browserPlan(surroundings: Surroundings): BrowserPlan;
export const howToGetOne: string;
