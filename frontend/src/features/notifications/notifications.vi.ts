export const notificationsVi = {
  notifications: {
    name: 'Thông báo',
    bell: 'Thông báo: %{count} chưa đọc',
    bellNone: 'Thông báo: không có gì mới',
    all: 'Xem tất cả thông báo',
    settings: 'Cách nhận thông báo',
    readAll: 'Đánh dấu đã đọc tất cả',
    readOne: 'Đánh dấu đã đọc',
    readNamed: 'Đánh dấu đã đọc: %{code}',
    takenBack: 'Ý kiến này đã được gỡ.',
    unread: 'Chưa đọc:',
    unreadOnly: 'Chỉ hiện thông báo chưa đọc',
    due: 'hạn %{time}',
    none: 'Không có thông báo nào',
    noneHint: 'Khi nhiệm vụ của bạn được giao, trình, trả lại, đến hạn hoặc bị đôn đốc, thông báo hiện ở đây.',
    loadFailed: 'Không tải được thông báo',
  },
} as const;
