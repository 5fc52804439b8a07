/** The eleven default sectors ("lĩnh vực"); their owners are those of the two-tier government since July 2025. */
import type { SeedSector } from './types.js';

export const sectors: readonly SeedSector[] = (
  [
    [
      'KTXH',
      'Kinh tế – xã hội, kinh tế số, xã hội số',
      'Socio-economy, digital economy and society',
      'blue',
      'trending-up',
      'STC',
    ],
    ['HCC', 'Hiệu quả hoạt động chính quyền', 'Government performance', 'indigo', 'account-balance', 'VPUB'],
    ['PAHT', 'Phản ánh hiện trường, kiến nghị', 'Citizen reports', 'orange', 'campaign', 'IOC'],
    ['ANTT', 'An ninh trật tự, an toàn giao thông', 'Public order and traffic', 'red', 'local-police', 'CAT'],
    ['ATTT', 'An toàn thông tin mạng', 'Cyber security', 'purple', 'security', 'CAT'],
    [
      'TTTT',
      'Báo chí, truyền thông, thông tin cơ sở',
      'Press, media, grassroots information',
      'pink',
      'newspaper',
      'SVHTTDL',
    ],
    [
      'HTS',
      'Hạ tầng số: bưu chính, viễn thông',
      'Digital infrastructure: post, telecom',
      'teal',
      'cell-tower',
      'SKHCN',
    ],
    ['YTE', 'Y tế', 'Health', 'cyan', 'local-hospital', 'SYT'],
    ['GDDT', 'Giáo dục và đào tạo', 'Education', 'amber', 'school', 'SGDDT'],
    [
      'NNMT',
      'Nông nghiệp, môi trường, phòng chống thiên tai',
      'Agriculture, environment, disasters',
      'green',
      'eco',
      'SNNMT',
    ],
    ['DLVH', 'Du lịch, văn hóa', 'Tourism, culture', 'brown', 'travel-explore', 'SVHTTDL'],
  ] as const
).map(([code, nameVi, nameEn, color, icon, ownerOrgCode], index) => ({
  code,
  nameVi: nameVi.normalize('NFC'),
  nameEn,
  order: index + 1,
  color,
  icon,
  ownerOrgCode,
}));
