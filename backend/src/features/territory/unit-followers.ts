import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';

/** What follows from units that changed, in the same transaction. A refusal takes the change back. */
export type UnitFollower = (tx: Tx, today: string) => Promise<void>;

/** Features above this one that hold on to units: assets lie in the commune whose boundary is in force. */
@Injectable()
export class UnitFollowers {
  private readonly followers: UnitFollower[] = [];

  register(follower: UnitFollower): void {
    this.followers.push(follower);
  }

  async run(tx: Tx, today: string): Promise<void> {
    for (const follow of this.followers) await follow(tx, today);
  }
}
