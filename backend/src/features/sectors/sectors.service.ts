import { Injectable } from '@nestjs/common';
import type { Page } from '@ioc/shared/list';
import type { Sector } from '@ioc/shared/sectors';
import { Transactions, type Tx } from '#platform/database';
import { requireRow } from '#platform/http';

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

  async require(db: Transactions | Tx, code: string): Promise<void> {
    const [row] = await db.query(`select 1 from sectors where code = $1 and active`, [code]);
    requireRow(row, 'sector.not-found');
  }
}
