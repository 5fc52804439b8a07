/** Scenes an admin of a demo installation can play. */
export const scenes = ['outage', 'commune-outage', 'storm', 'restore'] as const;
export type Scene = (typeof scenes)[number];

export interface SceneResult {
  /** How many assets the scene touches, later waves included. */
  affected: number;
}
