import type { Words } from '@ioc/shared/words';
import type { z } from 'zod';

/** What a rule counts, by what it was applied to. */
const counted: Readonly<Record<string, string>> = { string: ' ký tự', array: ' mục', set: ' mục' };

const formats: Readonly<Record<string, string>> = {
  uuid: 'mã định danh UUID', datetime: 'ngày giờ theo ISO 8601', date: 'ngày theo dạng năm-tháng-ngày',
};

function vietnamese(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'too_big':
      return `${issue.inclusive === false ? 'Phải nhỏ hơn' : 'Tối đa'} ${String(issue.maximum)}${counted[issue.origin] ?? ''}.`;
    case 'too_small':
      if (issue.origin === 'string' && issue.minimum === 1) return 'Không được để trống.';
      return `${issue.inclusive === false ? 'Phải lớn hơn' : 'Ít nhất'} ${String(issue.minimum)}${counted[issue.origin] ?? ''}.`;
    case 'invalid_type':
      return 'Thiếu hoặc sai kiểu dữ liệu.';
    case 'invalid_format':
      return formats[issue.format] ? `Không phải ${formats[issue.format]}.` : 'Sai định dạng.';
    case 'invalid_value':
      return `Chỉ nhận: ${issue.values.map(String).join(', ')}.`;
    case 'unrecognized_keys':
      return `Không có trường ${issue.keys.join(', ')}.`;
    case 'not_multiple_of':
      return `Phải là bội số của ${issue.divisor}.`;
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
    case 'custom':
      return 'Giá trị không hợp lệ.';
  }
}

/** What is wrong with one field. The English sentence is the validator's own; its Vietnamese ones are not fit for an office. */
export const fieldSentences = (issue: z.core.$ZodIssue): Words => ({ vi: vietnamese(issue), en: issue.message });
