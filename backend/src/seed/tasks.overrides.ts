/** A few sites of the demo were taken as restored while their alarm was open, each with a reason: the share of a sector is not nought. */
import type { SeedTask } from './types.js';

const reasons = [
  'Trạm đã phát sóng ổn định, cảnh báo còn mở do nguồn giám sát chậm cập nhật; đã gọi điện xác nhận với xã.',
  'Đã đo tại chỗ, sóng đạt chuẩn. Cảm biến báo sai, nhà mạng đã lập phiếu thay cảm biến.',
  'Trạm chạy tạm bằng máy phát, nhân dân đã có sóng; phần điện lưới theo dõi ở nhiệm vụ khác.',
  'Cảnh báo thuộc thiết bị dự phòng, không ảnh hưởng dịch vụ; hai bên đã thống nhất bằng biên bản.',
] as const;

const isRestoring = ({ title }: SeedTask): boolean => title.startsWith('Khôi phục');

/** Of done work at masts the newest, restoring before all other. */
export function withOverrides(tasks: readonly SeedTask[]): SeedTask[] {
  const atMasts = tasks.filter(({ acceptedAt, assetCode, sectorCode }) => acceptedAt !== null && assetCode !== null && sectorCode === 'HTS');
  const newest = atMasts.sort((a, b) => Number(isRestoring(b)) - Number(isRestoring(a)) || Date.parse(b.acceptedAt ?? '') - Date.parse(a.acceptedAt ?? ''));
  const reasonOf = new Map(newest.slice(0, reasons.length).map((task, index) => [task, reasons[index]?.normalize('NFC')]));
  return tasks.map((task) => {
    const overrideReason = reasonOf.get(task);
    return overrideReason === undefined ? task : { ...task, overrideReason };
  });
}
