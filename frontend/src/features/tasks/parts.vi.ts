export const partsVi = {
  tasks: {
    happened: {
      part_give: 'giao phần việc phối hợp',
      part_report: 'báo cáo phần việc',
      part_accept: 'xác nhận phần việc',
      part_send_back: 'trả lại phần việc',
      part_waive: 'miễn phần việc',
    },
  },
  parts: {
    name: 'Phần việc của đơn vị phối hợp',
    loadFailed: 'Không tải được phần việc phối hợp',
    missing: 'Chưa trình nghiệm thu được: chờ %{orgs}.',
    mandatory: 'Bắt buộc, xong mới trình nghiệm thu được',
    optional: 'không bắt buộc',
    dueName: 'Hạn:',
    waiting: 'Phần việc của đơn vị tôi',
    give: 'Giao thêm phần việc',
    given: 'Đã giao phần việc cho %{org}.',
    partOf: 'Phần việc của %{org}',
    field: { org: 'Đơn vị phối hợp', required: 'Việc phải làm', dueAt: 'Hạn của phần việc', report: 'Báo cáo', decision: 'Ý kiến' },
    hint: { required: 'Để trống nếu đơn vị chỉ theo dõi.', dueAt: 'Để trống: theo hạn của nhiệm vụ', late: 'Không được sau hạn của nhiệm vụ' },
    step: { report: 'Báo cáo phần việc', accept: 'Xác nhận đã xong', send_back: 'Trả lại', waive: 'Miễn phần việc' },
    done: {
      report: 'Đã báo cáo phần việc.',
      accept: 'Đã xác nhận phần việc.',
      send_back: 'Đã trả lại phần việc.',
      waive: 'Đã miễn phần việc.',
    },
    say: { report: 'Đã làm được gì', send_back: 'Lý do trả lại', waive: 'Lý do miễn' },
  },
} as const;
