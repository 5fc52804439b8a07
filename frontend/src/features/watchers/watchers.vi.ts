export const watchersVi = {
  watchers: {
    name: 'Người theo dõi',
    watch: 'Theo dõi',
    stop: 'Thôi theo dõi',
    hint: { on: 'Bạn được báo khi có ý kiến mới và khi nhiệm vụ chuyển bước.', off: 'Theo dõi để được báo khi có ý kiến mới và khi nhiệm vụ chuyển bước.' },
    none: 'Chưa có ai theo dõi.',
    more: 'và %{smart_count} người khác',
    loadFailed: 'Không tải được danh sách người theo dõi',
  },
} as const;
