/** The one plan of 96 tasks: 32 pieces of work, each in three stages. */
import { rowsOf } from './cao-bang.units.js';
import type { SeedPlan } from './types.js';

export interface PlanItem {
  sectorCode: string;
  leadOrgCode: string;
  stage: 1 | 2 | 3;
  title: string;
  requiredResult: string;
}

const planCode = 'KH-CDS-96';

/** The plan is a little under a year old, whenever the demo is looked at. */
export function buildPlan(now: string): SeedPlan {
  const issued = new Date(Date.parse(now) - 340 * 86_400_000).toISOString().slice(0, 10);
  return {
    code: planCode,
    title: 'Kế hoạch thực hiện Nghị quyết của Tỉnh ủy về đột phá phát triển khoa học, công nghệ và chuyển đổi số',
    docNumber: '09/KH-UBND',
    docDate: issued,
    issuer: 'UBND tỉnh Cao Bằng',
  };
}

const stages = [
  { stage: 1, verb: 'Xây dựng, trình ban hành phương án', result: 'Phương án được UBND tỉnh phê duyệt' },
  { stage: 2, verb: 'Tổ chức triển khai', result: 'Báo cáo kết quả triển khai kèm số liệu' },
  { stage: 3, verb: 'Đánh giá kết quả, nhân rộng', result: 'Báo cáo đánh giá và kiến nghị nhân rộng' },
] as const;

/** sector | lead | the piece of work */
const works = rowsOf(`
HTS|SKHCN|phủ sóng 4G, 5G tới các xóm chưa có sóng di động
HTS|SKHCN|phổ cập Internet cáp quang tới hộ gia đình
HTS|SKHCN|dùng chung hạ tầng viễn thông thụ động
HTS|SKHCN|mạng truyền số liệu chuyên dùng cấp xã sau sắp xếp
HTS|SKHCN|số hóa mạng điểm phục vụ bưu chính và địa chỉ số
HTS|SXD|ngầm hóa cáp viễn thông tại các phường trung tâm
ATTT|CAT|bảo vệ hệ thống thông tin theo cấp độ
ATTT|SKHCN|giám sát an toàn thông tin tập trung (SOC)
ATTT|CAT|diễn tập thực chiến bảo đảm an toàn thông tin
HCC|VPUB|nâng tỷ lệ hồ sơ trực tuyến toàn trình
HCC|VPUB|chỉ đạo, điều hành dựa trên dữ liệu qua trung tâm IOC
HCC|SNV|kho dữ liệu cán bộ, công chức, viên chức dùng chung
HCC|STP|số hóa dữ liệu hộ tịch toàn tỉnh
HCC|SNV|chữ ký số cá nhân cho công chức cấp xã
HCC|TTT|phần mềm theo dõi kết luận thanh tra
KTXH|STC|thống kê, đo lường kinh tế số cấp tỉnh
KTXH|SCT|đưa nông sản, sản phẩm OCOP lên sàn thương mại điện tử
KTXH|SCT|cửa khẩu số tại khu kinh tế cửa khẩu
KTXH|THUE|hóa đơn điện tử khởi tạo từ máy tính tiền
KTXH|SKHCN|hỗ trợ doanh nghiệp nhỏ và vừa chuyển đổi số
KTXH|SDTTG|tổ công nghệ số cộng đồng ở vùng đồng bào dân tộc thiểu số
PAHT|VPUB|tiếp nhận, xử lý phản ánh hiện trường một đầu mối
TTTT|SVHTTDL|truyền thanh cơ sở ứng dụng công nghệ thông tin – viễn thông
TTTT|SVHTTDL|hệ thống thông tin nguồn cấp tỉnh
ANTT|CAT|camera giám sát an ninh, giao thông dùng chung
ANTT|SXD|giám sát hành trình và điểm đen giao thông
YTE|SYT|hồ sơ sức khỏe điện tử và bệnh án điện tử
YTE|SYT|khám, chữa bệnh từ xa tới trạm y tế xã
GDDT|SGDDT|học bạ số và nền tảng học trực tuyến
NNMT|SNNMT|cơ sở dữ liệu đất đai số hóa toàn tỉnh
NNMT|SNNMT|mạng cảnh báo sớm mưa lũ, sạt lở đất
DLVH|SVHTTDL|du lịch thông minh công viên địa chất Non nước Cao Bằng
`);

export const planItems: readonly PlanItem[] = works.flatMap(([sectorCode = '', leadOrgCode = '', work = '']) =>
  stages.map(({ stage, verb, result }) => ({
    sectorCode,
    leadOrgCode,
    stage,
    title: `${verb} ${work}`,
    requiredResult: result,
  })),
);
