export const calendarSelect = `select c.id, c.org_id as "orgId", o.name as "orgName", c.week, c.days, c.follows_province as "followsProvince",
  c.updated_at as "updatedAt", c.version from calendars c left join organisations o on o.id = c.org_id`;

/** The province's own, which belongs to no organisation, stands before all others. */
export const calendarSorts = { orgName: `coalesce(o.name, '') collate vi_icu`, updatedAt: 'c.updated_at' };
