/**
 * Removes every object of ours from the schema and leaves what extensions brought: making PostGIS anew would need rights
 * that the portal's database user does not have everywhere.
 */
export const emptyPublicSchema = `
do $$
declare
  statement text;
begin
  for statement in
    select format('drop %s if exists public.%I cascade',
        case c.relkind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence' else 'table' end, c.relname)
      from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'S')
       and not exists (select 1 from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype in ('e', 'i', 'a'))
    union all
    select format('drop routine if exists %s cascade', p.oid::regprocedure)
      from pg_proc p
     where p.pronamespace = 'public'::regnamespace
       and not exists (select 1 from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
  loop
    execute statement;
  end loop;
end
$$;
`;

/** A backup brings its own collation, but not the extensions: the dump of one schema does not name them. */
export const emptyForRestore = `
set client_min_messages = warning;
create extension if not exists postgis;
create extension if not exists unaccent;
create extension if not exists pg_trgm;
${emptyPublicSchema}
drop collation if exists public.vi_icu;
`;
