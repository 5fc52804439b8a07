/**
 * The 34 provinces in force since 1 July 2025 (Resolution 202/2025/QH15) with their official codes
 * (Decision 19/2025/QĐ-TTg), and the ISO 3166-2 codes of the former provinces each one was formed from.
 */
export const provinces = [
  { code: '01', name: 'Hà Nội', from: ['VN-HN'] },
  { code: '04', name: 'Cao Bằng', from: ['VN-04'] },
  { code: '08', name: 'Tuyên Quang', from: ['VN-07', 'VN-03'] },
  { code: '11', name: 'Điện Biên', from: ['VN-71'] },
  { code: '12', name: 'Lai Châu', from: ['VN-01'] },
  { code: '14', name: 'Sơn La', from: ['VN-05'] },
  { code: '15', name: 'Lào Cai', from: ['VN-02', 'VN-06'] },
  { code: '19', name: 'Thái Nguyên', from: ['VN-69', 'VN-53'] },
  { code: '20', name: 'Lạng Sơn', from: ['VN-09'] },
  { code: '22', name: 'Quảng Ninh', from: ['VN-13'] },
  { code: '24', name: 'Bắc Ninh', from: ['VN-56', 'VN-54'] },
  { code: '25', name: 'Phú Thọ', from: ['VN-68', 'VN-70', 'VN-14'] },
  { code: '31', name: 'Hải Phòng', from: ['VN-HP', 'VN-61'] },
  { code: '33', name: 'Hưng Yên', from: ['VN-66', 'VN-20'] },
  { code: '37', name: 'Ninh Bình', from: ['VN-18', 'VN-63', 'VN-67'] },
  { code: '38', name: 'Thanh Hóa', from: ['VN-21'] },
  { code: '40', name: 'Nghệ An', from: ['VN-22'] },
  { code: '42', name: 'Hà Tĩnh', from: ['VN-23'] },
  { code: '44', name: 'Quảng Trị', from: ['VN-25', 'VN-24'] },
  { code: '46', name: 'Huế', from: ['VN-26'] },
  { code: '48', name: 'Đà Nẵng', from: ['VN-DN', 'VN-27'] },
  { code: '51', name: 'Quảng Ngãi', from: ['VN-29', 'VN-28'] },
  { code: '52', name: 'Gia Lai', from: ['VN-30', 'VN-31'] },
  { code: '56', name: 'Khánh Hòa', from: ['VN-34', 'VN-36'] },
  { code: '66', name: 'Đắk Lắk', from: ['VN-33', 'VN-32'] },
  { code: '68', name: 'Lâm Đồng', from: ['VN-35', 'VN-72', 'VN-40'] },
  { code: '75', name: 'Đồng Nai', from: ['VN-39', 'VN-58'] },
  { code: '79', name: 'TP. Hồ Chí Minh', from: ['VN-SG', 'VN-43', 'VN-57'] },
  { code: '80', name: 'Tây Ninh', from: ['VN-37', 'VN-41'] },
  { code: '82', name: 'Đồng Tháp', from: ['VN-45', 'VN-46'] },
  { code: '86', name: 'Vĩnh Long', from: ['VN-49', 'VN-50', 'VN-51'] },
  { code: '91', name: 'An Giang', from: ['VN-44', 'VN-47'] },
  { code: '92', name: 'Cần Thơ', from: ['VN-CT', 'VN-52', 'VN-73'] },
  { code: '96', name: 'Cà Mau', from: ['VN-59', 'VN-55'] },
];

/** Natural Earth files these shapes under other administrations: only the shapes are kept, never its names. */
export const archipelagos = [
  { sourceName: 'Paracel Islands', provinceCode: '48' },
  { sourceName: 'Spratly Islands', provinceCode: '56' },
];

/** Countries with a border or coast facing Viet Nam, by the name a Vietnamese atlas gives them. */
export const neighbours = {
  CHN: 'Trung Quốc',
  LAO: 'Lào',
  KHM: 'Campuchia',
  THA: 'Thái Lan',
};
