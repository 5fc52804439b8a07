/**
 * What is asked of offices: sector | who leads | what it is about | title | required result.
 * Slots: {xa} the commune, {ky} a month or quarter, {ts} the asset. The lead is a department's code, or `owner` of the
 * asset, or the `commune` of the place.
 */
import { rowsOf } from './cao-bang.units.js';
import { itemAt } from './random.js';

export interface TaskTemplate {
  sectorCode: string;
  lead: { by: 'commune' | 'owner' } | { by: 'department'; code: string };
  about: 'nothing' | 'unit' | 'bts' | 'post' | 'radio';
  title: string;
  requiredResult: string;
}

const templates = rowsOf(`
KTXH|SKHCN|nothing|Báo cáo tình hình phát triển kinh tế số {ky}|Báo cáo gửi UBND tỉnh kèm biểu số liệu
KTXH|STC|nothing|Tổng hợp số liệu doanh nghiệp nhỏ và vừa sử dụng nền tảng số {ky}|Biểu tổng hợp theo mẫu
KTXH|STC|nothing|Rà soát tiến độ giải ngân vốn đầu tư công các dự án chuyển đổi số {ky}|Báo cáo giải ngân, nêu rõ dự án chậm
KTXH|TK|nothing|Cập nhật chỉ tiêu kinh tế – xã hội {ky} lên hệ thống IOC|Số liệu đã được phê duyệt trên hệ thống
KTXH|THUE|unit|Hướng dẫn hộ kinh doanh tại {xa} đăng ký hóa đơn điện tử|Danh sách hộ đã đăng ký
KTXH|SCT|unit|Khảo sát điểm chấp nhận thanh toán không tiền mặt tại {xa}|Phiếu khảo sát và bản đồ điểm
KTXH|commune|unit|Vận động người dân {xa} mở tài khoản thanh toán, nhận trợ cấp qua tài khoản|Tỷ lệ chi trả qua tài khoản đạt từ 80%
KTXH|commune|unit|Đưa sản phẩm OCOP của {xa} lên sàn thương mại điện tử|Ít nhất 03 sản phẩm có gian hàng
KTXH|commune|unit|Rà soát hộ nghèo, hộ cận nghèo trên địa bàn {xa} {ky}|Danh sách đã niêm yết công khai
KTXH|SCT|nothing|Báo cáo kết quả phát triển thương mại điện tử {ky}|Báo cáo kèm danh sách gian hàng
KTXH|BQLKKT|nothing|Báo cáo kim ngạch và lượng phương tiện qua các cửa khẩu {ky}|Báo cáo theo từng cửa khẩu
KTXH|SDTTG|unit|Kiểm tra hoạt động tổ công nghệ số cộng đồng tại {xa}|Biên bản và đề xuất hỗ trợ
HCC|VPUB|nothing|Đánh giá tỷ lệ hồ sơ trực tuyến toàn trình {ky}|Báo cáo kèm danh sách thủ tục dưới 50%
HCC|STP|nothing|Chuẩn hóa quy trình nội bộ các thủ tục hành chính mới công bố {ky}|Quy trình điện tử đã cấu hình
HCC|VPUB|nothing|Tổng hợp kết quả số hóa hồ sơ, tái sử dụng dữ liệu {ky}|Báo cáo và biểu số liệu
HCC|VPUB|nothing|Xử lý dứt điểm hồ sơ quá hạn trên hệ thống thông tin giải quyết thủ tục hành chính {ky}|Không còn hồ sơ quá hạn không có lý do
HCC|SNV|unit|Kiểm tra hoạt động Trung tâm phục vụ hành chính công {xa}|Biên bản kiểm tra và kiến nghị
HCC|SNV|unit|Tập huấn ký số, xử lý văn bản điện tử cho công chức {xa}|100% công chức ký số được
HCC|commune|unit|Khắc phục tồn tại sau kiểm tra tại Trung tâm phục vụ hành chính công {xa}|Báo cáo khắc phục kèm ảnh
HCC|commune|unit|Số hóa hồ sơ lưu trữ của các xã cũ nhập vào {xa}|Danh mục hồ sơ đã số hóa
HCC|commune|unit|Bàn giao hồ sơ, tài liệu sau sắp xếp đơn vị hành chính tại {xa}|Biên bản bàn giao đủ chữ ký
HCC|commune|unit|Báo cáo tình hình giải quyết thủ tục hành chính của {xa} {ky}|Báo cáo đúng biểu mẫu
HCC|STP|unit|Kiểm tra công tác hộ tịch, chứng thực tại {xa}|Kết luận kiểm tra
HCC|TTT|unit|Thanh tra trách nhiệm tiếp công dân, giải quyết khiếu nại tại {xa}|Kết luận thanh tra
HCC|SNGV|nothing|Báo cáo công tác đối ngoại, quản lý biên giới {ky}|Báo cáo gửi UBND tỉnh
PAHT|SXD|unit|Kiểm tra, trả lời phản ánh về mặt đường hư hỏng tại {xa}|Văn bản trả lời người phản ánh, kèm ảnh
PAHT|SNNMT|unit|Xác minh phản ánh về chất lượng nước sinh hoạt tại {xa}|Kết quả xét nghiệm và phương án xử lý
PAHT|commune|unit|Xử lý phản ánh về rác thải tồn đọng trên địa bàn {xa}|Ảnh trước và sau khi xử lý
PAHT|commune|unit|Xử lý phản ánh đèn chiếu sáng công cộng không hoạt động tại {xa}|Đèn sáng trở lại, có ảnh
PAHT|commune|unit|Giải quyết phản ánh lấn chiếm hành lang an toàn giao thông tại {xa}|Biên bản làm việc và kết quả tháo dỡ
PAHT|commune|unit|Trả lời kiến nghị của cử tri {xa} về đường vào khu dân cư|Văn bản trả lời cử tri
PAHT|owner|bts|Kiểm tra phản ánh hàng rào cột ăng ten hư hỏng tại trạm {ts}|Hàng rào đã sửa, kèm ảnh
PAHT|VPUB|nothing|Tổng hợp kết quả xử lý phản ánh hiện trường {ky}|Báo cáo tỷ lệ đúng hạn theo đơn vị
ANTT|CAT|nothing|Báo cáo tình hình trật tự an toàn giao thông {ky}|Báo cáo kèm số vụ, điểm đen
ANTT|CAT|unit|Rà soát vị trí lắp camera an ninh tại {xa}|Danh sách vị trí và tọa độ
ANTT|SXD|unit|Cắm biển cảnh báo điểm đen tai nạn trên tuyến qua {xa}|Biên bản nghiệm thu biển báo
ANTT|commune|unit|Ra quân lập lại trật tự lòng đường, vỉa hè trên địa bàn {xa}|Báo cáo kết quả và ảnh
ANTT|commune|unit|Rà soát cơ sở kinh doanh có điều kiện về an ninh trật tự tại {xa}|Danh sách cơ sở đã kiểm tra
ANTT|commune|unit|Tuyên truyền phòng, chống lừa đảo trên không gian mạng tại {xa}|Số buổi, số người tham dự
ANTT|CAT|nothing|Kiểm tra an toàn phòng cháy, chữa cháy trụ sở cơ quan nhà nước {ky}|Biên bản kiểm tra từng trụ sở
ANTT|CAT|unit|Bảo đảm an ninh trật tự phiên chợ và lễ hội tại {xa}|Phương án và báo cáo sau lễ hội
ANTT|BCHQS|unit|Kiểm tra chế độ trực, lực lượng dân quân tại {xa}|Biên bản kiểm tra
ATTT|CAT|nothing|Rà quét lỗ hổng bảo mật các hệ thống thông tin của tỉnh {ky}|Báo cáo lỗ hổng và thời hạn khắc phục
ATTT|SKHCN|nothing|Phê duyệt hồ sơ đề xuất cấp độ an toàn hệ thống thông tin {ky}|Quyết định phê duyệt cấp độ
ATTT|CAT|nothing|Diễn tập ứng cứu sự cố an toàn thông tin mạng {ky}|Kịch bản và báo cáo diễn tập
ATTT|SKHCN|nothing|Cài đặt phần mềm phòng, chống mã độc tập trung cho cơ quan nhà nước {ky}|Tỷ lệ máy trạm đã cài đặt
ATTT|SKHCN|unit|Xử lý máy trạm nhiễm mã độc tại UBND {xa}|Biên bản làm sạch và khuyến cáo
ATTT|CAT|unit|Kiểm tra mạng nội bộ, mật khẩu thiết bị tại trụ sở {xa}|Biên bản kiểm tra
ATTT|SKHCN|nothing|Sao lưu và thử khôi phục dữ liệu các hệ thống dùng chung {ky}|Biên bản thử khôi phục thành công
ATTT|CAT|nothing|Cảnh báo chiến dịch giả mạo cơ quan nhà nước trên mạng xã hội {ky}|Văn bản cảnh báo gửi các đơn vị
TTTT|SVHTTDL|nothing|Xây dựng nội dung tuyên truyền trên hệ thống truyền thanh cơ sở {ky}|Khung chương trình được duyệt
TTTT|SVHTTDL|unit|Kiểm tra hiệu quả hoạt động đài truyền thanh {xa}|Biên bản kiểm tra, số cụm loa hoạt động
TTTT|SVHTTDL|nothing|Theo dõi, điểm báo phản ánh về tỉnh {ky}|Bản điểm báo hằng tuần
TTTT|owner|radio|Sửa chữa cụm loa hỏng thuộc hệ thống {ts}|Cụm loa phát lại bình thường
TTTT|owner|radio|Kiểm kê thiết bị hệ thống truyền thanh {ts}|Biên bản kiểm kê
TTTT|owner|radio|Kết nối hệ thống {ts} với hệ thống thông tin nguồn của tỉnh|Hệ thống nhận được bản tin thử
TTTT|commune|unit|Phát bản tin tiếng Tày, Nùng, Mông trên đài truyền thanh {xa} {ky}|Nhật ký phát thanh
TTTT|commune|unit|Bố trí người phụ trách đài truyền thanh {xa}|Quyết định phân công
TTTT|SVHTTDL|nothing|Rà soát giấy phép tần số của các đài FM cơ sở {ky}|Danh sách giấy phép sắp hết hạn
HTS|owner|bts|Khôi phục liên lạc trạm {ts}|Trạm phát sóng ổn định trong 24 giờ
HTS|owner|bts|Thay ắc quy dự phòng trạm {ts}|Biên bản thay thế, thời gian dự phòng từ 4 giờ
HTS|owner|bts|Kiểm định lại trạm {ts}|Giấy chứng nhận kiểm định
HTS|owner|bts|Đo kiểm chất lượng vùng phủ sóng quanh trạm {ts}|Kết quả đo và phương án tối ưu
HTS|owner|bts|Gia cố cột ăng ten, tiếp địa trước mùa mưa bão tại trạm {ts}|Ảnh và biên bản nghiệm thu
HTS|owner|bts|Chỉnh trang cáp treo, chuyển đổi truyền dẫn quang cho trạm {ts}|Trạm chạy trên cáp quang
HTS|owner|bts|Phối hợp dùng chung hạ tầng tại trạm {ts}|Thỏa thuận dùng chung được ký
HTS|SKHCN|bts|Kiểm tra việc chấp hành giấy phép xây dựng cột ăng ten tại trạm {ts}|Biên bản kiểm tra
HTS|SKHCN|post|Kiểm tra chất lượng dịch vụ bưu chính công ích tại {ts}|Biên bản kiểm tra
HTS|SKHCN|post|Xác minh thời gian mở cửa thực tế của {ts}|Kết quả xác minh
HTS|SKHCN|unit|Khảo sát thôn, xóm lõm sóng tại {xa}|Danh sách thôn và đề xuất vị trí trạm
HTS|SKHCN|unit|Đôn đốc phủ sóng xóm chưa có điện lưới tại {xa}|Kế hoạch phủ sóng có mốc thời gian
HTS|SKHCN|nothing|Báo cáo phát triển hạ tầng viễn thông {ky}|Báo cáo kèm biểu số liệu bốn nhà mạng
HTS|SKHCN|nothing|Rà soát nhà trạm, cột ăng ten chưa có giấy phép {ky}|Danh sách và phương án xử lý
HTS|commune|unit|Bố trí mặt bằng xây dựng trạm thu phát sóng tại {xa}|Biên bản thống nhất vị trí
HTS|commune|unit|Vận động hộ dân {xa} lắp đặt Internet cáp quang|Số hộ đăng ký mới
YTE|SYT|nothing|Báo cáo tình hình dịch bệnh truyền nhiễm {ky}|Báo cáo số ca theo xã
YTE|SYT|nothing|Đánh giá tiến độ lập hồ sơ sức khỏe điện tử {ky}|Tỷ lệ theo từng xã
YTE|SYT|unit|Kiểm tra kết nối liên thông dữ liệu tại trạm y tế {xa}|Biên bản kiểm tra
YTE|SYT|unit|Triển khai khám, chữa bệnh từ xa tại trạm y tế {xa}|Ít nhất 05 ca hội chẩn từ xa
YTE|commune|unit|Phun hóa chất diệt muỗi phòng sốt xuất huyết tại {xa}|Báo cáo diện tích đã phun
YTE|commune|unit|Tổ chức tiêm chủng mở rộng tại {xa} {ky}|Tỷ lệ tiêm đủ mũi
YTE|commune|unit|Vận động người dân {xa} tham gia bảo hiểm y tế hộ gia đình|Tỷ lệ bao phủ đạt chỉ tiêu giao
YTE|SYT|nothing|Kiểm tra an toàn thực phẩm bếp ăn tập thể {ky}|Biên bản và kết quả xét nghiệm
GDDT|SGDDT|nothing|Rà soát trường học chưa có Internet băng rộng {ky}|Danh sách trường và phương án
GDDT|SGDDT|nothing|Triển khai học bạ số {ky}|Tỷ lệ học sinh có học bạ số
GDDT|SGDDT|nothing|Báo cáo thu học phí không dùng tiền mặt {ky}|Tỷ lệ theo từng cấp học
GDDT|SGDDT|unit|Bồi dưỡng kỹ năng số cho giáo viên các trường tại {xa}|Danh sách giáo viên đạt yêu cầu
GDDT|SGDDT|unit|Kiểm tra cơ sở vật chất điểm trường lẻ tại {xa}|Biên bản và kiến nghị đầu tư
GDDT|commune|unit|Điều tra phổ cập giáo dục, xóa mù chữ tại {xa}|Biểu thống kê đã ký số
GDDT|commune|unit|Sửa chữa nhà bán trú bị tốc mái tại {xa}|Biên bản nghiệm thu
NNMT|SNNMT|nothing|Cập nhật phương án ứng phó thiên tai {ky}|Phương án được phê duyệt
NNMT|SNNMT|nothing|Báo cáo tình hình dịch tả lợn châu Phi {ky}|Báo cáo số xã còn dịch
NNMT|SNNMT|unit|Khảo sát điểm nguy cơ sạt lở đất tại {xa}|Danh sách điểm, số hộ phải di dời
NNMT|SNNMT|unit|Lắp đặt trạm đo mưa tự động tại {xa}|Trạm gửi số liệu về IOC
NNMT|commune|unit|Di dời hộ dân khỏi vùng có nguy cơ lũ quét tại {xa}|Danh sách hộ đã di dời
NNMT|commune|unit|Kiểm tra công tác phòng cháy, chữa cháy rừng tại {xa} {ky}|Biên bản trực cháy rừng
NNMT|commune|unit|Thống kê thiệt hại do mưa lũ trên địa bàn {xa}|Biểu thống kê thiệt hại
NNMT|commune|unit|Thu gom, xử lý rác thải sinh hoạt nông thôn tại {xa} {ky}|Tỷ lệ thu gom đạt từ 70%
NNMT|BCHQS|nothing|Hiệp đồng lực lượng ứng phó thiên tai, tìm kiếm cứu nạn {ky}|Kế hoạch hiệp đồng được ký
DLVH|SVHTTDL|nothing|Báo cáo lượng khách và doanh thu du lịch {ky}|Báo cáo kèm biểu số liệu
DLVH|BQLCVDC|unit|Số hóa điểm di sản công viên địa chất tại {xa}|Điểm di sản có mã QR và bản đồ
DLVH|SVHTTDL|unit|Kiểm tra cơ sở lưu trú du lịch cộng đồng tại {xa}|Biên bản kiểm tra
DLVH|commune|unit|Chuẩn bị lễ hội truyền thống tại {xa}|Kế hoạch và phương án an toàn
DLVH|commune|unit|Chỉnh trang khu di tích trên địa bàn {xa}|Ảnh trước và sau chỉnh trang
DLVH|SVHTTDL|nothing|Rà soát hồ sơ xếp hạng di tích cấp tỉnh {ky}|Danh mục hồ sơ đủ điều kiện
DLVH|SNGV|nothing|Phối hợp vận hành khu cảnh quan thác Bản Giốc {ky}|Báo cáo lượng khách qua lại
`);

/** Sector → share of the everyday tasks. */
export const sectorWeights = [
  ['HTS', 18],
  ['HCC', 15],
  ['KTXH', 12],
  ['TTTT', 9],
  ['ATTT', 8],
  ['PAHT', 9],
  ['ANTT', 7],
  ['NNMT', 8],
  ['YTE', 6],
  ['GDDT', 5],
  ['DLVH', 4],
] as const;

const taskTemplates: readonly TaskTemplate[] = templates.map(
  ([sectorCode = '', lead = '', about, title = '', requiredResult = '']) => ({
    sectorCode,
    lead: lead === 'commune' || lead === 'owner' ? { by: lead } : { by: 'department', code: lead },
    about: oneOf(['nothing', 'unit', 'bts', 'post', 'radio'] as const, about),
    title,
    requiredResult,
  }),
);

export const templatesOf: ReadonlyMap<string, readonly TaskTemplate[]> = new Map(
  sectorWeights.map(([code]) => [code, taskTemplates.filter(({ sectorCode }) => sectorCode === code)]),
);

function oneOf<Word extends string>(words: readonly Word[], given: string | undefined): Word {
  return itemAt(
    words,
    words.findIndex((word) => word === given),
  );
}
