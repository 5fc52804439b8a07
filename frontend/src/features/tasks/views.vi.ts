export const viewsVi = {
  views: {
    export: { xlsx: 'Excel (.xlsx)', csv: 'CSV (.csv)' },
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
