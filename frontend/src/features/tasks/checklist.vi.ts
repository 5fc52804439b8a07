export const checklistVi = {
  checklist: {
    name: 'Danh mục việc cần làm',
    count: '%{done}/%{total}',
    add: 'Thêm việc cần làm',
    put: 'Thêm',
    added: 'Đã thêm',
    removed: 'Đã bỏ',
    ticked: 'Đã đánh dấu xong',
    unticked: 'Đã bỏ đánh dấu',
    remove: 'Bỏ: %{text}',
    doneBy: '%{name}, %{at}',
    loadFailed: 'Không tải được danh mục việc cần làm',
  },
};
