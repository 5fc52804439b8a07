/**
 * The eleven default sectors ("lĩnh vực"); their owners are those of the two-tier government since July 2025. Their colours
 * are muted on purpose: in a chart they tell sectors apart, and none of them may be read as a status.
 */
import type { SeedSector } from './types.js';

export const sectors: readonly SeedSector[] = (
  [
    [
      'KTXH',
      'Kinh tế – xã hội, kinh tế số, xã hội số',
      'Socio-economy, digital economy and society',
      '#5b8bb8',
      'trending-up',
      'STC',
    ],
    ['HCC', 'Hiệu quả hoạt động chính quyền', 'Government performance', '#7c86bf', 'account-balance', 'VPUB'],
    ['PAHT', 'Phản ánh hiện trường, kiến nghị', 'Citizen reports', '#a58a78', 'campaign', 'IOC'],
    ['ANTT', 'An ninh trật tự, an toàn giao thông', 'Public order and traffic', '#a4808f', 'local-police', 'CAT'],
    ['ATTT', 'An toàn thông tin mạng', 'Cyber security', '#9483b3', 'security', 'CAT'],
    [
      'TTTT',
      'Báo chí, truyền thông, thông tin cơ sở',
      'Press, media, grassroots information',
      '#b08ba6',
      'newspaper',
      'SVHTTDL',
    ],
    [
      'HTS',
      'Hạ tầng số: bưu chính, viễn thông',
      'Digital infrastructure: post, telecom',
      '#5d97a3',
      'cell-tower',
      'SKHCN',
    ],
    ['YTE', 'Y tế', 'Health', '#6aa0b8', 'local-hospital', 'SYT'],
    ['GDDT', 'Giáo dục và đào tạo', 'Education', '#9c957c', 'school', 'SGDDT'],
    [
      'NNMT',
      'Nông nghiệp, môi trường, phòng chống thiên tai',
      'Agriculture, environment, disasters',
      '#7f9a94',
      'eco',
      'SNNMT',
    ],
    ['DLVH', 'Du lịch, văn hóa', 'Tourism, culture', '#94857f', 'travel-explore', 'SVHTTDL'],
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
