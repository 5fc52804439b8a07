import { describe, expect, it } from '@jest/globals';
import { creation, edition, holdsNowhere, tidyScope, userProblems } from './userForm';

const echo = (key: string): string => key;
const unit = '0197a8d0-0000-7000-8000-000000000001';
const complete = {
  username: 'xa.baolac', password: 'một câu đủ dài', fullName: 'Nông Văn An', role: 'unit_officer', locale: 'vi',
  scope: { everywhere: false, unitIds: [unit] },
};

describe('user form', () => {
  it('accepts a complete user and fills what was left empty with null', () => {
    expect(userProblems(complete, echo)).toEqual({});
    expect(creation(complete)).toMatchObject({ phone: null, orgId: null, scope: { unitIds: [unit], orgIds: [], sectorCodes: [] } });
  });

  it('names the field and the rule', () => {
    expect(userProblems({ ...complete, username: 'Xã Bảo Lạc', password: 'ngắn' }, echo)).toEqual({
      username: 'access.wrong.username', password: 'ra.validation.minLength',
    });
  });

  it('keeps the password when the field is empty', () => {
    expect(edition({ ...complete, id: unit, password: '' })).not.toHaveProperty('password');
    expect(userProblems({ ...complete, id: unit, password: '', status: 'active' }, echo)).toEqual({});
  });

  it('drops areas that the whole province makes meaningless', () => {
    expect(tidyScope({ everywhere: true, unitIds: [unit] }).unitIds).toEqual([]);
  });

  it('recognises a scope that holds nowhere', () => {
    expect(holdsNowhere({ everywhere: false, sectorCodes: ['HTS'] })).toBe(true);
    expect(holdsNowhere({ everywhere: true })).toBe(false);
  });
});
