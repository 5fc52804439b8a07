import { Controller, Get, Headers, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Transactions } from '#platform/database';
import { Allow } from '#platform/http';
import { localeOf } from './sentence.js';
import { taskTemplate } from './task-template.js';

@Controller('api/imports/tasks/template')
export class TaskTemplateController {
  constructor(private readonly transactions: Transactions) {}

  /** With the units that may lead and the sectors there are, so that nothing has to be typed twice. */
  @Get()
  @Allow('import:run')
  async template(@Res() response: Response, @Headers('accept-language') language?: string): Promise<void> {
    const locale = localeOf(language);
    const units = await this.transactions.query<{ name: string }>(`select name from organisations where can_lead_task order by name collate vi_icu`);
    const sectors = await this.transactions.query<{ name: string }>(`select ${locale === 'vi' ? 'name_vi' : 'name_en'} as name from sectors where active order by sort_order`);
    const file = await taskTemplate({ leadUnit: units.map(({ name }) => name), sector: sectors.map(({ name }) => name) }, locale);
    response.setHeader('Content-Disposition', 'attachment; filename="mau-nhiem-vu.xlsx"');
    response.type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet').send(file);
  }
}
