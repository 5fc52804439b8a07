import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Keys202611241510 implements MigrationInterface {
  name = 'Keys1763982600000';

  async up(db: QueryRunner): Promise<void> {
    // Of a key that exists only the hash is known: its beginning stays null.
    await db.query(`alter table integration_keys add column prefix text, add column expires_at timestamptz`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table integration_keys drop column prefix, drop column expires_at`);
  }
}
