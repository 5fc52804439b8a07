export const viewsVi = {
  views: {
    export: { all: 'Tất cả nhiệm vụ theo bộ lọc', xlsx: 'Excel (.xlsx)', csv: 'CSV (.csv)' },
    timeline: {
      title: 'Tiến trình nhiệm vụ', lanes: 'Xếp hàng theo', zoom: 'Tỷ lệ', lead: 'Đơn vị', sector: 'Lĩnh vực', month: 'Tháng', week: 'Tuần', print: 'In tiến trình',
      count: '%{number} nhiệm vụ', cut: 'Chỉ hiện %{shown} trên %{number} nhiệm vụ. Lọc thêm để xem đủ.', original: 'hạn gốc', late: 'phần quá hạn', done: 'đã xong',
      from: 'giao %{date}', due: 'hạn %{date}',
    },
    map: {
      title: 'Bản đồ nhiệm vụ', region: 'Bản đồ nhiệm vụ theo bộ lọc. Dùng phím mũi tên để di chuyển, phím cộng và trừ để phóng to, thu nhỏ.', legend: 'Chú giải', list: 'Nhiệm vụ trong khung',
      done: 'Hoàn thành', due: 'hạn %{date}', here: '%{number} nhiệm vụ tại đây', open: 'Mở nhiệm vụ', loading: 'Đang tải nhiệm vụ', count: '%{number} nhiệm vụ', lost: '%{number} không có vị trí',
      all: 'Xem toàn bộ', inView: '%{number} nhiệm vụ trong khung nhìn', first: 'hiện %{number} đến hạn sớm nhất',
      cut: 'Chỉ hiện %{shown} trên %{number} nhiệm vụ có vị trí, đến hạn sớm nhất. Lọc thêm để xem đủ.',
      none: 'Không nhiệm vụ nào có vị trí', noneHint: 'Nhiệm vụ theo bộ lọc không gắn với hạ tầng hay xã, phường nào. Xem ở danh sách, bảng hoặc lịch.',
    },
    bulk: {
      tasks: '%{count} nhiệm vụ', export: 'Xuất đã chọn', exportAll: 'Xuất tất cả', all: 'Chọn tất cả %{number} theo bộ lọc', allChosen: 'Tất cả %{number} theo bộ lọc', chosen: 'Đã chọn %{number}', most: 'Mỗi lần thay đổi tối đa %{number}',
      try: 'Xem trước', back: 'Quay lại', would: 'Sẽ thực hiện với %{count} nhiệm vụ. Chưa có gì thay đổi.', wouldNone: 'Không nhiệm vụ nào thực hiện được.', wouldRefuse: '%{count} nhiệm vụ sẽ giữ nguyên:',
      words: 'Nội dung đôn đốc', close: 'Đóng',
      done: 'Đã thực hiện với %{count} nhiệm vụ.', refused: '%{count} nhiệm vụ không thực hiện được, giữ nguyên như cũ:',
      kept: 'Lý do được ghi vào diễn biến của từng nhiệm vụ.',
      hint: {
        remind: 'Đơn vị chủ trì của từng nhiệm vụ nhận được thông báo. Mỗi nhiệm vụ đôn đốc cách nhau ít nhất 30 phút.',
        due: 'Hạn mới và lý do được ghi vào từng nhiệm vụ; hạn gốc được giữ lại. Nhiệm vụ đã trình, đang tạm dừng hay đang xin gia hạn giữ nguyên.',
        priority: 'Mốc sắp đến hạn được tính lại theo độ khẩn mới.',
        reassign: 'Áp dụng cho dự thảo và nhiệm vụ đơn vị đã trả lại; nhiệm vụ đang thực hiện giữ nguyên.',
        drop: 'Chỉ hủy dự thảo và việc chờ phê duyệt; nhiệm vụ đã giao giữ nguyên.',
      },
    },
    saved: {
      title: 'Cách xem đã lưu', short: 'Đã lưu', none: 'Chưa lưu cách xem nào. Lọc rồi lưu lại để mở nhanh lần sau.', save: 'Lưu cách xem hiện tại', name: 'Tên cách xem',
      audience: 'Ai thấy', by: 'của %{name}', default: 'Mở nhiệm vụ bằng cách xem này', edit: 'Sửa', delete: 'Xóa', replace: 'Thay bằng bộ lọc đang xem', saved: 'Đã lưu cách xem.',
      deleted: 'Đã xóa cách xem “%{name}”.', defaulted: 'Nhiệm vụ sẽ mở bằng “%{name}”.', noDefault: 'Nhiệm vụ mở bằng danh sách như thường.',
    },
    board: {
      moveCard: 'Chuyển %{code}', moveTo: 'Chuyển sang…', filteredOut: 'Ngoài bộ lọc', show: 'Hiện cột này',
      refused: {
        'task.step-refused': 'Không có bước nào dẫn tới đây', 'task.return-too-late': 'Đã hết thời gian trả lại', 'task.appealed-already': 'Đã kiến nghị rồi',
        'task.no-appeal': 'Không có kiến nghị đang chờ', 'task.not-your-side': 'Không thuộc quyền của bạn', 'task.own-submission': 'Bạn đã trình kết quả này, người khác quyết định',
        'task.own-request': 'Bạn đã đề nghị, người khác quyết định', 'task.own-evaluation': 'Bạn đã đánh giá, người khác giải quyết',
      },
    },
  },
} as const;
