export const uiVi = {
  ui: {
    due: {
      none: 'Không thời hạn',
      late: 'Quá hạn %{time}',
      left: 'Còn %{time}',
      doneLate: 'Xong muộn %{time}',
    },
    failure: {
      retry: 'Thử lại',
      unexpected: 'Có lỗi ngoài dự kiến. Hãy tải lại trang; nếu vẫn lỗi, hãy báo quản trị.',
    },
    confirm: { cancel: 'Hủy' },
    date: {
      placeholder: 'dd/mm/yyyy hh:mm',
      format: 'Ngày/tháng/năm giờ:phút',
      wrong: 'Chưa phải ngày giờ. Ví dụ: 22/11/2026 17:00',
    },
  },
};
