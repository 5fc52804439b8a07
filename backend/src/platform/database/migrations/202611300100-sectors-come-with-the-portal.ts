import type { MigrationInterface, QueryRunner } from 'typeorm';

/** code, name in Vietnamese, in English, colour and symbol: of a chart they tell sectors apart, and none may be read as a status. */
const sectors = [
  ['KTXH', 'Kinh tế – xã hội, kinh tế số, xã hội số', 'Socio-economy, digital economy and society', '#5b8bb8', 'trending-up'],
  ['HCC', 'Hiệu quả hoạt động chính quyền', 'Government performance', '#7c86bf', 'account-balance'],
  ['PAHT', 'Phản ánh hiện trường, kiến nghị', 'Citizen reports', '#a58a78', 'campaign'],
  ['ANTT', 'An ninh trật tự, an toàn giao thông', 'Public order and traffic', '#a4808f', 'local-police'],
  ['ATTT', 'An toàn thông tin mạng', 'Cyber security', '#9483b3', 'security'],
  ['TTTT', 'Báo chí, truyền thông, thông tin cơ sở', 'Press, media, grassroots information', '#b08ba6', 'newspaper'],
  ['HTS', 'Hạ tầng số: bưu chính, viễn thông', 'Digital infrastructure: post, telecom', '#5d97a3', 'cell-tower'],
  ['YTE', 'Y tế', 'Health', '#6aa0b8', 'local-hospital'],
  ['GDDT', 'Giáo dục và đào tạo', 'Education', '#9c957c', 'school'],
  ['NNMT', 'Nông nghiệp, môi trường, phòng chống thiên tai', 'Agriculture, environment, disasters', '#7f9a94', 'eco'],
  ['DLVH', 'Du lịch, văn hóa', 'Tourism, culture', '#94857f', 'travel-explore'],
] as const;

/** Without sectors no task can be given, so they come with the portal; an installation that has its own keeps them as they are. */
export class SectorsCome202611300100 implements MigrationInterface {
  name = 'SectorsCome1764468000000';

  async up(db: QueryRunner): Promise<void> {
    const rows = sectors.map(([code, vi, en, color, icon], index) => ({ code, vi: vi.normalize('NFC'), en, color, icon, order: index + 1 }));
    await db.query(
      `insert into sectors (code, name_vi, name_en, sort_order, color, icon)
       select s.code, s.vi, s.en, s."order", s.color, s.icon
       from jsonb_to_recordset($1::jsonb) as s(code text, vi text, en text, "order" int, color text, icon text)
       where not exists (select 1 from sectors)`,
      [JSON.stringify(rows)],
    );
  }

  /** Tasks may be in them by now: they stay, and coming up again leaves them alone. */
  async down(): Promise<void> {}
}
