import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { fieldsOf, type TargetField } from '@ioc/shared/import-fields';
import { importTargets, type ImportTarget } from '@ioc/shared/imports';
import type { Field } from '@ioc/shared/kind';

const guide = readFileSync(join(import.meta.dirname, '../../../../docs/guide/vi/nhap-du-lieu.md'), 'utf8');

function shapeOf(field: Field): string {
  switch (field.type) {
    case 'text':
      return `chữ, tối đa ${field.maxLength} ký tự`;
    case 'number':
      return `${field.integer ? 'số nguyên' : 'số'} từ ${field.min} đến ${field.max}${field.unit ? ` (${field.unit})` : ''}`;
    case 'choice':
      return `một trong: ${Object.values(field.choices).map(({ vi }) => vi).join(' / ')}`;
    case 'choices':
      return `một hoặc nhiều, cách nhau bằng dấu “;”: ${Object.values(field.choices).map(({ vi }) => vi).join(' / ')}`;
    case 'boolean':
      return 'có / không';
    case 'date':
      return 'ngày/tháng/năm';
    case 'codes':
      return 'các mã, cách nhau bằng dấu “;”';
  }
}

const line = ({ name, labels, declared, required }: TargetField): string =>
  `| ${labels.vi} | \`${name}\` | ${shapeOf(declared)} | ${required ? 'bản ghi mới' : ''} |`;
const tableOf = (target: ImportTarget): string =>
  ['| Tên cột | Tên khi xuất | Nội dung | Bắt buộc |', '| --- | --- | --- | --- |', ...fieldsOf(target).map(line)].join('\n');

describe('the guide to imports', () => {
  it.each(importTargets)('shows the columns of %s as they are declared', (target) => {
    const shown = new RegExp(`<!-- columns:${target} -->\\n([^]*?)\\n<!-- end -->`).exec(guide)?.[1];
    expect(shown).toBe(tableOf(target));
  });
});
