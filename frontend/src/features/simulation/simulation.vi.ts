export const simulationVi = {
  simulation: {
    open: 'Mô phỏng',
    hint: 'Chỉ có ở bản trình diễn. Mọi người đang mở cổng đều thấy diễn biến.',
    done: '%{count} điểm chịu tác động.',
    storm: { label: 'Bão quét qua tỉnh', question: 'Mô phỏng bão quét qua tỉnh?', explanation: 'Khoảng 380 điểm mất liên lạc, thành ba đợt cách nhau mười giây.' },
    restore: { label: 'Khôi phục tất cả', question: 'Khôi phục mọi điểm?', explanation: 'Các đợt đang chờ bị bỏ; điểm do mô phỏng làm mất liên lạc hoạt động trở lại.' },
    outage: { label: 'Mô phỏng mất liên lạc', question: 'Mô phỏng mất liên lạc tại điểm này?', explanation: 'Điểm chuyển sang mất liên lạc và phát sinh cảnh báo như thật.' },
    communeOutage: { label: 'Mô phỏng mất liên lạc toàn xã', question: 'Mô phỏng mất liên lạc toàn xã?', explanation: 'Mọi điểm có giám sát trong xã chuyển sang mất liên lạc.' },
  },
} as const;
