import { Injectable } from '@nestjs/common';
import type { Page } from '@ioc/shared/list';
import type { Sector } from '@ioc/shared/sectors';
import { Transactions, type Tx } from '#platform/database';
import { Problem } from '#platform/http';

@Injectable()
export class SectorsService {
  constructor(private readonly transactions: Transactions) {}

  async list(): Promise<Page<Sector>> {
    const data = await this.transactions.query<Sector>(
      `select s.code, s.name_vi as "nameVi", s.name_en as "nameEn", s.sort_order as "order", s.color, s.icon,
         s.owner_org_id as "ownerOrgId", o.name as "ownerOrgName"
       from sectors s left join organisations o on o.id = s.owner_org_id where s.active order by s.sort_order`,
    );
    return { data, total: data.length };
  }

  async require(db: Transactions | Tx, ...codes: readonly string[]): Promise<void> {
    const [missing] = await db.query(`select unnest($1::text[]) except select code from sectors where active limit 1`, [codes]);
    if (missing) throw new Problem('sector.not-found');
  }
}
