import { describe, expect, it } from '@jest/globals';
import { leadFor, priorityFor, resultFor, sectorFor, titleFor } from './task.defaults';

describe('what a new task is filled with', () => {
  it('says what to do, with what and where', () => {
    const origin = { name: 'CB-VTL-0001', kind: 'bts', state: 'offline', unitName: 'xã Bảo Lạc' } as const;
    expect(titleFor(origin, 'vi')).toBe('Khắc phục mất liên lạc Trạm BTS CB-VTL-0001, xã Bảo Lạc');
    expect(titleFor(origin, 'en')).toBe('Restore contact with Base-station site CB-VTL-0001, xã Bảo Lạc');
  });

  it('does not say the kind or the commune twice', () => {
    const origin = { name: 'Trạm BTS xã Bảo Lạc 3', kind: 'bts', state: 'online', unitName: 'xã Bảo Lạc' } as const;
    expect(titleFor(origin, 'vi')).toBe('Kiểm tra Trạm BTS xã Bảo Lạc 3');
    expect(titleFor({ ...origin, name: 'Trạm Cốc Pàng 2' }, 'vi')).toBe('Kiểm tra Trạm Cốc Pàng 2, xã Bảo Lạc');
  });

  it('names the product that has to be there at the end', () => {
    expect(resultFor({ name: 'CB-VTL-0001', state: 'offline' }, 'vi')).toBe('Khôi phục liên lạc: CB-VTL-0001');
    expect(resultFor({ name: 'CB-VTL-0001', state: null }, 'vi')).toBe('Biên bản kiểm tra: CB-VTL-0001');
  });

  it('keeps a name with a dollar sign as it is', () => {
    expect(titleFor({ name: 'Trạm $& 1', kind: null, state: null, unitName: null }, 'vi')).toBe('Kiểm tra Trạm $& 1');
  });

  it('hurries as much as the alarm is bad', () => {
    expect(priorityFor({ severity: 'critical', state: 'offline' })).toBe('hoa_toc');
    expect(priorityFor({ severity: 'major', state: 'offline' })).toBe('khan');
    expect(priorityFor({ severity: 'warning', state: 'degraded' })).toBe('thuong');
    expect(priorityFor({ severity: null, state: 'offline' })).toBe('khan');
  });

  it('takes the sector from the kind', () => {
    expect(sectorFor('radio')).toBe('TTTT');
    expect(sectorFor(null)).toBeNull();
  });

  it('proposes the owner, else the committee of the commune, and never one that may not lead', () => {
    const committee = { id: 'c1', kind: 'commune_committee', unitId: 'u1', canLeadTask: true } as const;
    const owner = { id: 'o1', kind: 'operator', unitId: null, canLeadTask: true } as const;
    expect(leadFor({ ownerOrgId: 'o1', unitId: 'u1' }, [committee, owner])).toBe('o1');
    expect(leadFor({ ownerOrgId: 'o1', unitId: 'u1' }, [committee, { ...owner, canLeadTask: false }])).toBe('c1');
    expect(leadFor({ ownerOrgId: null, unitId: null }, [committee, owner])).toBeNull();
  });
});
