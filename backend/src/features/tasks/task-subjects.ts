import { Injectable } from '@nestjs/common';
import type { Actor } from '@ioc/shared/access';
import type { LngLat } from '@ioc/shared/geo';
import type { TaskSubject } from '@ioc/shared/tasks';
import { AssetsService } from '#features/assets';
import { TerritoryService } from '#features/territory';
import type { Tx } from '#platform/database';

/** Where a subject lies and what it is called: the task takes both over when it is given. */
export interface SubjectPlace {
  name: string;
  unitId: string | null;
  location: LngLat | null;
}

/** @throws Problem "not found" when the actor may not see the subject */
export type FindSubject = (tx: Tx, actor: Actor, id: string) => Promise<SubjectPlace>;

@Injectable()
export class TaskSubjects {
  private readonly finders = new Map<TaskSubject['kind'], FindSubject>();

  constructor(assets: AssetsService, territory: TerritoryService) {
    this.register('asset', async (tx, actor, id) => {
      const asset = await assets.row(tx, actor, id);
      return { name: `${asset.code} – ${asset.name}`, unitId: asset.unitId, location: asset.location };
    });
    this.register('unit', async (tx, _actor, id) => {
      const unit = await territory.read(tx, id);
      return { name: unit.name, unitId: unit.id, location: unit.centre };
    });
  }

  register(kind: TaskSubject['kind'], find: FindSubject): void {
    this.finders.set(kind, find);
  }

  find(tx: Tx, actor: Actor, { kind, id }: TaskSubject): Promise<SubjectPlace> {
    const find = this.finders.get(kind);
    if (!find) throw new Error(`no feature registered subjects of kind ${kind}`);
    return find(tx, actor, id);
  }
}
