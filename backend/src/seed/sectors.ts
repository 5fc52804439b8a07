/** Who answers for each of the sectors that come with the portal. */
import type { SeedSector } from './types.js';

export const sectors: readonly SeedSector[] = (
  [
    ['KTXH', 'STC'],
    ['HCC', 'VPUB'],
    ['PAHT', 'IOC'],
    ['ANTT', 'CAT'],
    ['ATTT', 'CAT'],
    ['TTTT', 'SVHTTDL'],
    ['HTS', 'SKHCN'],
    ['YTE', 'SYT'],
    ['GDDT', 'SGDDT'],
    ['NNMT', 'SNNMT'],
    ['DLVH', 'SVHTTDL'],
  ] as const
).map(([code, ownerOrgCode]) => ({ code, ownerOrgCode }));
