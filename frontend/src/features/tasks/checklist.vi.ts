export const checklistVi = {
  tasks: { happened: { checklist: 'sửa danh mục việc cần làm' } },
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
    propose: 'Theo danh mục việc: %{percent} (xong %{done}/%{total})',
    hint: { lines: 'Mỗi dòng một việc; đơn vị đánh dấu từng việc khi xong.', wrong: 'Tối đa 50 dòng, mỗi dòng không quá 300 ký tự' },
    told: { checklistAdded: 'Thêm', checklistRemoved: 'Bỏ', checklistTicked: 'Xong', checklistUnticked: 'Chưa xong' },
    loadFailed: 'Không tải được danh mục việc cần làm',
  },
};
