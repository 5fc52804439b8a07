export const uiVi = {
  ui: {
    due: {
      none: 'Không thời hạn',
      late: 'Quá hạn %{time}',
      left: 'Còn %{time}',
      doneLate: 'Xong muộn %{time}',
      review: 'kỳ xem xét tới',
      reviewLate: 'Quá kỳ xem xét %{time}',
    },
    failure: {
      retry: 'Thử lại',
      unexpected: 'Có lỗi ngoài dự kiến. Hãy tải lại trang; nếu vẫn lỗi, hãy báo quản trị.',
    },
    confirm: { cancel: 'Hủy' },
    draft: { found: 'Đang hiện những gì bạn đã nhập lần trước mà chưa gửi.', forget: 'Bỏ, nhập lại', kept: 'Bản nháp được giữ trên máy này cho đến khi gửi.' },
    changes: {
      title: 'Lịch sử chỉnh sửa',
      loadFailed: 'Không tải được lịch sử chỉnh sửa.',
      none: 'Chưa có lần chỉnh sửa nào',
      reach: 'Nhật ký của hệ thống còn lưu từ %{time}; các lần chỉnh sửa trước đó không còn ở đây.',
      reachNothing: 'Mỗi lần chỉnh sửa từ nay sẽ được ghi lại ở đây.',
      older: 'Xem các lần trước',
      system: 'Hệ thống',
      blank: '(trống)',
      added: 'thêm %{list}',
      left: 'bỏ %{list}',
      replaced: 'đã đổi',
      withheld: 'Trước đó thuộc phạm vi khác nên không hiện giá trị cũ.',
      unknown: 'Lần này chưa ghi lại từng trường.',
    },
    date: {
      placeholder: 'dd/mm/yyyy hh:mm',
      format: 'Ngày/tháng/năm giờ:phút',
      wrong: 'Chưa phải ngày giờ. Ví dụ: 22/11/2026 17:00',
    },
  },
};
