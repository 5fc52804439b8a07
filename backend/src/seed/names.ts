/** Invented names: people of no real office, hamlets of no real map. */
import type { Random } from './random.js';

const wordsOf = (list: string): string[] => list.normalize('NFC').trim().split(/\s+/);

const surnames = wordsOf(
  'Nông Hoàng Lục Bế Đàm Hà Vương Triệu Lý Nguyễn Trần Lê Phạm Lương Mã Đinh Vi Chu Phùng Long Ma Sầm Tô Hứa',
);
const maleMiddles = wordsOf('Văn Đức Minh Quang Hữu Xuân Ngọc Thanh Trung');
const femaleMiddles = wordsOf('Thị Thu Bích Thanh Ngọc Phương Kim Hồng Minh');
const maleNames = wordsOf(
  'Anh Bình Cường Dũng Đạt Hải Hiếu Hùng Khánh Kiên Lâm Long Nam Phong Quân Sơn Thắng Toàn Tuấn Việt',
);
const femaleNames = wordsOf(
  'An Chi Dung Duyên Giang Hà Hạnh Hiền Hoa Huệ Hương Lan Liên Mai Nga Nhung Oanh Thảo Trang Yến',
);

export function personName(random: Random): string {
  const isWoman = random.chance(0.45);
  const middle = random.pick(isWoman ? femaleMiddles : maleMiddles);
  const given = random.pick(isWoman ? femaleNames : maleNames);
  return `${random.pick(surnames)} ${middle} ${given}`.normalize('NFC');
}

const hamletHeads = wordsOf('Nà Bản Lũng Khuổi Pác Cốc Phja Đông Keng Tổng Kéo Vỏ');
const hamletTails = wordsOf(`
  Pò Rì Đuốc Sao Lượng Mạ Cưởm Lòa Chang Ngần Khoang Tềnh Giới Vài Sâu Luông Mười Đán Xả Nưa Hoài Phan Thán
  Quang Cải Lạn Mằn Tấu Thốc Đeng Bốc Cáp
`);

/** A hamlet in the country, a residential group in a town. */
export function hamletName(random: Random, isTown: boolean): string {
  if (isTown) return `Tổ dân phố ${random.int(1, 18)}`;
  return `Xóm ${random.pick(hamletHeads)} ${random.pick(hamletTails)}`.normalize('NFC');
}
