/** The demo province, from a seed number and an instant: pure, repeatable, about 1.500 assets and 833 tasks. */
import { isPrepared } from '@ioc/shared/tasks';
import { buildBtsSites } from './assets.bts.js';
import { buildPostalPoints } from './assets.post.js';
import { buildRadioSystems } from './assets.radio.js';
import { buildOrganisations } from './organisations.js';
import { buildPeople } from './people.js';
import { groundsOf } from './placement.js';
import { sectors } from './sectors.js';
import { buildPlan, buildTasks } from './tasks.js';
import type { SeedProvince } from './types.js';
import { buildUnitChanges, buildUnits } from './units.js';

export type * from './types.js';

export const defaultSeed = 20250701;

export interface ProvinceWish {
  seed?: number;
  /** ISO instant the tasks' deadlines are counted from. */
  now: string;
}

export function generateProvince({ seed = defaultSeed, now }: ProvinceWish): SeedProvince {
  const units = buildUnits(seed);
  const grounds = groundsOf(units);
  const assets = [
    ...buildBtsSites(seed, grounds),
    ...buildPostalPoints(seed, grounds),
    ...buildRadioSystems(seed, grounds),
  ];
  const organisations = buildOrganisations();
  const people = buildPeople(seed);
  const tasks = buildTasks(seed, now, { units, assets, people });
  return {
    units,
    unitChanges: buildUnitChanges(),
    sectors,
    organisations,
    people,
    assets,
    plan: buildPlan(now),
    tasks: tasks.filter(({ status }) => !isPrepared(status)),
    drafts: tasks.filter(({ status }) => isPrepared(status)),
  };
}
