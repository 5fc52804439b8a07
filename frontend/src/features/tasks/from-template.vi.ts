export const fromTemplateVi = {
  fromTemplate: {
    open: 'Từ mẫu…',
    choose: 'Chọn mẫu nhiệm vụ',
    loading: 'Đang tải…',
    failed: 'Không tải được các mẫu',
    none: 'Chưa có mẫu nào',
    noneFound: 'Không có mẫu phù hợp',
    filled: 'Đã điền theo mẫu “%{name}”',
    lost: 'Mẫu có nội dung khác với nội dung bạn đã nhập ở: %{fields}.',
    keep: 'Giữ nội dung đã nhập',
    replace: 'Thay bằng mẫu',
    field: {
      title: 'tên nhiệm vụ', content: 'nội dung', requiredResult: 'sản phẩm, kết quả', requiredEvidence: 'minh chứng khi trình', originKind: 'căn cứ giao việc', docNumber: 'số văn bản', docDate: 'ngày văn bản',
      docIssuer: 'cơ quan ban hành', docSubject: 'trích yếu', priority: 'độ khẩn', sectorCode: 'lĩnh vực', leadOrgId: 'đơn vị chủ trì', coordinatingOrgIds: 'đơn vị phối hợp',
      parts: 'phần việc phối hợp', dueAt: 'hạn hoàn thành', reviewEvery: 'định kỳ xem xét', planId: 'kế hoạch', checklist: 'danh mục việc cần làm',
    },
  },
};
