import type { Recurrence } from '@ioc/shared/recurrence';
import type { Tx } from '#platform/database';
import type { LoadedIds } from './load-province.js';
import { mobileOperators } from './organisations.js';

interface SeedTemplate {
  name: string;
  title: string;
  content: string;
  requiredResult: string;
  sectorCode: string;
  checklist: readonly string[];
  recurrence: Recurrence;
  isPaused: boolean;
}

/**
 * Two templates of the demo that come round. Neither gives anything by itself while the demo is looked at: one rests until
 * somebody lets it go on, the other begins in the next year. So the figures of the demo stay as they are.
 */
export async function loadTemplates(tx: Tx, ids: LoadedIds, now: Date): Promise<void> {
  const communes = await tx.query<{ id: string }>(
    `select o.id from organisations o where o.kind = 'commune_committee' and o.can_lead_task and exists (select 1 from assets a where a.owner_org_id = o.id and a.kind = 'radio') order by o.code limit 6`,
  );
  const nextYear = now.getUTCFullYear() + 1;
  const templates: readonly SeedTemplate[] = [
    {
      name: 'Báo cáo tuần đài truyền thanh xã', title: 'Báo cáo hoạt động đài truyền thanh tuần {tuần}/{năm}', sectorCode: 'TTTT', isPaused: true,
      content: 'Tổng hợp thời lượng phát sóng, số cụm loa hoạt động, sự cố và cách khắc phục trong tuần.', requiredResult: 'Báo cáo tuần theo mẫu, kèm danh sách cụm loa hỏng',
      checklist: ['Kiểm tra từng cụm loa', 'Tổng hợp thời lượng phát sóng', 'Báo sự cố chưa khắc phục'],
      recurrence: { rhythm: { every: 'week', weekdays: [5] }, firstOn: `${nextYear}-01-01`, lastOn: null, count: null, giveDaysBefore: 2, ifDayOff: 'previous', leadOrgIds: communes.map(({ id }) => id) },
    },
    {
      name: 'Kiểm tra trạm BTS trước mùa mưa', title: 'Kiểm tra an toàn trạm BTS trước mùa mưa năm {năm}', sectorCode: 'HTS', isPaused: false,
      content: 'Kiểm tra móng, cột, tiếp địa, nguồn dự phòng; ưu tiên trạm ở nơi có nguy cơ sạt lở, lũ quét.', requiredResult: 'Biên bản kiểm tra từng trạm và danh sách trạm phải gia cố',
      checklist: ['Lập danh sách trạm ở nơi có nguy cơ', 'Kiểm tra móng, cột, dây co', 'Đo điện trở tiếp địa', 'Kiểm tra ắc quy, máy phát', 'Tổng hợp, đề xuất gia cố'],
      recurrence: {
        rhythm: { every: 'year', month: 4, day: 15 }, firstOn: `${nextYear}-01-01`, lastOn: null, count: null, giveDaysBefore: 30, ifDayOff: 'previous',
        leadOrgIds: mobileOperators.flatMap(({ code }) => ids.orgs.get(code) ?? []),
      },
    },
  ];
  await tx.query(
    `insert into task_templates (name, title, content, required_result, origin_kind, priority, sector, checklist, recurrence, org_id, giver_id, since, paused_at, synthetic)
     select name, title, content, "requiredResult", 'direct', 'thuong', "sectorCode", array(select jsonb_array_elements_text(checklist)), recurrence, $2, $3, $4::timestamptz,
       case when "isPaused" then $4::timestamptz end, true
     from jsonb_to_recordset($1::jsonb) as t(name text, title text, content text, "requiredResult" text, "sectorCode" text, checklist jsonb, recurrence jsonb, "isPaused" boolean)`,
    [JSON.stringify(templates), ids.orgs.get('IOC'), ids.users.get('manager'), now],
  );
}
