/** The week of those who sign in first: the office of a commune and an enterprise. Days are working days from today on. */
import type { TaskPriority } from '@ioc/shared/tasks';
import type { SeedTask } from './types.js';

/** Bảo Lạc and Viettel: the accounts of theirs are printed when the portal starts. */
export const shownOrgs = ['UB-01321', 'VTL'] as const;

export interface WeekItem {
  lead: string;
  sectorCode: string;
  /** `{ts}` is a mast of the enterprise. */
  title: string;
  requiredResult: string;
  priority?: TaskPriority;
  given: number;
  /** `friday`: of this week, or the next working day where it is over. */
  due: number | 'friday';
  status: Extract<SeedTask['status'], 'assigned' | 'received' | 'in_progress' | 'submitted'>;
  reports?: readonly (readonly [day: number, percent: number, text: string, difficulties?: string])[];
  sentBack?: { submitted: number; on: number; reason: string };
  submitted?: number;
  /** What one of those who are shown contributes to the work of another office. */
  part?: { orgCode: string; required: string };
}

const [baoLac, viettel] = shownOrgs;

export const weekItems: readonly WeekItem[] = [
  { lead: baoLac, sectorCode: 'TTTT', title: 'Lập danh sách xóm ngoài tầm nghe của loa truyền thanh tại xã Bảo Lạc', requiredResult: 'Danh sách xóm, số hộ và vị trí đề xuất lắp loa', priority: 'khan', given: -1, due: 8, status: 'assigned' },
  { lead: baoLac, sectorCode: 'YTE', title: 'Rà soát trẻ chưa tiêm đủ mũi tại các xóm vùng cao của xã Bảo Lạc', requiredResult: 'Danh sách trẻ và lịch tiêm bổ sung', given: -4, due: 14, status: 'received' },
  {
    lead: baoLac, sectorCode: 'NNMT', title: 'Khắc phục đường vào xóm bị sạt lở sau đợt mưa tại xã Bảo Lạc', requiredResult: 'Đường thông xe, có ảnh trước và sau', priority: 'khan', given: -11, due: -2, status: 'in_progress',
    reports: [[-7, 35, 'Đã huy động máy xúc, thông được nửa tuyến.'], [-3, 80, 'Đã thông xe một làn, còn gia cố ta luy.', 'Mưa tiếp tục, đất đá còn trượt xuống mặt đường.']],
  },
  {
    lead: baoLac, sectorCode: 'HCC', title: 'Niêm yết mã QR tra cứu thủ tục tại nhà văn hóa các xóm của xã Bảo Lạc', requiredResult: 'Ảnh niêm yết của từng xóm', given: -9, due: 'friday', status: 'in_progress',
    reports: [[-5, 30, 'Đã in đủ mã, giao về các xóm.'], [-2, 65, 'Đã niêm yết ở 9 trong 14 xóm.']],
  },
  {
    lead: baoLac, sectorCode: 'KTXH', title: 'Lập danh sách hộ nhận an sinh xã hội qua tài khoản của xã Bảo Lạc', requiredResult: 'Danh sách có số tài khoản, đã đối chiếu', given: -13, due: 7, status: 'in_progress',
    reports: [[-9, 40, 'Đã thu thập của 8 xóm.']], sentBack: { submitted: -4, on: -3, reason: 'Còn 27 hộ chưa có số tài khoản. Đề nghị bổ sung và đối chiếu với ngân hàng.' },
  },
  {
    lead: baoLac, sectorCode: 'GDDT', title: 'Thống kê học sinh bán trú cần hỗ trợ gạo tại xã Bảo Lạc', requiredResult: 'Biểu thống kê theo từng trường', given: -6, due: 11, status: 'in_progress',
    reports: [[-2, 25, 'Đã gửi biểu mẫu tới ba trường, hai trường đã trả lời.']],
  },
  {
    lead: baoLac, sectorCode: 'DLVH', title: 'Chuẩn bị phiên chợ cuối năm gắn với trưng bày nghề thủ công tại xã Bảo Lạc', requiredResult: 'Kế hoạch và phương án bảo đảm an ninh', given: -8, due: 9, status: 'submitted',
    reports: [[-4, 60, 'Đã dự thảo kế hoạch, đang lấy ý kiến các xóm.']], submitted: -1,
  },
  {
    lead: 'SVHTTDL', sectorCode: 'TTTT', title: 'Xây dựng lịch phát thanh tiếng Tày, Mông dùng chung cho các xã vùng cao', requiredResult: 'Lịch phát thanh được duyệt', given: -6, due: 6, status: 'in_progress',
    reports: [[-3, 40, 'Đã có khung chương trình, chờ các xã đăng ký giờ phát.']], part: { orgCode: baoLac, required: 'Đăng ký giờ phát và người đọc tiếng Mông của xã.' },
  },
  { lead: viettel, sectorCode: 'HTS', title: 'Bổ sung máy phát điện dự phòng cho trạm {ts}', requiredResult: 'Biên bản bàn giao máy, chạy thử 4 giờ', priority: 'khan', given: -1, due: 7, status: 'assigned' },
  { lead: viettel, sectorCode: 'HTS', title: 'Bàn giao số liệu vùng phủ sóng theo xóm, kỳ báo cáo cuối năm', requiredResult: 'Bảng số liệu theo mẫu của Sở KH&CN', given: -3, due: 12, status: 'received' },
  {
    lead: viettel, sectorCode: 'HTS', title: 'Khắc phục suy hao tuyến quang về trạm {ts}', requiredResult: 'Kết quả đo tuyến quang đạt chuẩn', priority: 'khan', given: -10, due: -1, status: 'in_progress',
    reports: [[-6, 45, 'Đã tìm ra đoạn suy hao, đang xin phép hạ cáp.'], [-2, 75, 'Đã thay 1,2 km cáp, còn hàn nối hai măng xông.', 'Đoạn qua đèo phải chờ phối hợp phân luồng giao thông.']],
  },
  {
    lead: viettel, sectorCode: 'PAHT', title: 'Trả lời phản ánh sóng yếu vào giờ cao điểm quanh trạm {ts}', requiredResult: 'Văn bản trả lời người phản ánh, kèm kết quả đo', given: -7, due: 'friday', status: 'in_progress',
    reports: [[-3, 50, 'Đã đo kiểm ba điểm, đang tăng dung lượng ô phủ sóng.']],
  },
  {
    lead: viettel, sectorCode: 'HTS', title: 'Dán nhãn, bó gọn cáp treo trên tuyến vào trạm {ts}', requiredResult: 'Ảnh trước và sau của từng cột', given: -14, due: 6, status: 'in_progress',
    reports: [[-9, 55, 'Đã bó gọn 18 trong 32 cột.']], sentBack: { submitted: -5, on: -3, reason: 'Ảnh của 6 cột cuối tuyến chưa thấy nhãn. Đề nghị chụp lại.' },
  },
  {
    lead: viettel, sectorCode: 'HTS', title: 'Lắp cảm biến mở cửa, nhiệt độ phòng máy trạm {ts}', requiredResult: 'Cảm biến gửi số liệu về IOC', given: -5, due: 10, status: 'in_progress',
    reports: [[-1, 20, 'Đã có thiết bị, lịch lắp đặt đầu tuần sau.']],
  },
  {
    lead: 'SKHCN', sectorCode: 'HTS', title: 'Lập bản đồ xóm lõm sóng phục vụ kế hoạch phủ sóng năm tới', requiredResult: 'Bản đồ và danh sách xóm theo thứ tự ưu tiên', given: -7, due: 8, status: 'in_progress',
    reports: [[-3, 45, 'Đã tổng hợp số liệu của hai nhà mạng.']], part: { orgCode: viettel, required: 'Gửi vị trí trạm dự kiến phát sóng mới trong năm tới.' },
  },
];
