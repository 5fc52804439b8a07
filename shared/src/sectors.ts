/** The monitored sectors ("lĩnh vực"): rows of a table, eleven by default, never a list in code. */
export interface Sector {
  code: string;
  nameVi: string;
  nameEn: string;
  order: number;
  color: string;
  icon: string;
  ownerOrgId: string | null;
  ownerOrgName: string | null;
}

/** How the tasks of a sector stand, counted over what the reader may see. */
export interface SectorFigures {
  code: string;
  open: number;
  inTerm: number;
  dueSoon: number;
  overdue: number;
  done: number;
  doneOnTime: number;
  doneLate: number;
  /** Of the completed tasks those at a site: their subject is an asset or an alarm. */
  doneAtSites: number;
  /** Of these, those that ended although an alarm of the site was open; someone said why. */
  doneOverAlarm: number;
  /** Of the completed tasks those that ask for a file or a photo. */
  doneAskingEvidence: number;
  /** Of these, those submitted without it; someone said why. */
  doneWithoutEvidence: number;
  /** F-COMP: 100 · done / (done + overdue open); null when nothing has been due yet. */
  completionPercent: number | null;
}

export const sectorProblems = { 'sector.not-found': 404 } as const;
