-- 以前是什么样。What rows were before they changed, so that figures can be told again as they were known at any entry.
create table ledger.former (
    id bigint generated always as identity primary key,
    xid xid8 not null default pg_current_xact_id(),
    relation text not null,
    key text not null,
    content jsonb
);
comment on table ledger.former is '改动以前的样子；以前没有这一行就是空的 / a row as it was before a change; empty where there was none';
create index former_xid on ledger.former (xid, relation);

create table ledger.remembered (
    relation text primary key,
    since bigint not null,
    changes bigint not null
);
comment on table ledger.remembered is '记得以前的样子的表，从哪一条起、那时最后一个改动 / tables whose former rows are kept, from which entry and after which change on';

alter table ledger.former enable row level security;
alter table ledger.remembered enable row level security;
create policy reads_all on ledger.former for select to luoshi_reader using (true);
create policy reads_all on ledger.remembered for select to luoshi_reader using (true);
grant select on ledger.former, ledger.remembered to luoshi_reader;

create function ledger.remember_insert() returns trigger language plpgsql security definer set search_path = ledger, pg_temp set timezone = 'UTC' as $$
begin
    insert into ledger.former (relation, key)
    select tg_table_schema || '.' || tg_table_name, ledger.row_key(to_jsonb(r), tg_argv[0]) from new_rows r;
    return null;
end $$;
create function ledger.remember_update() returns trigger language plpgsql security definer set search_path = ledger, pg_temp set timezone = 'UTC' as $$
begin
    insert into ledger.former (relation, key, content)
    select tg_table_schema || '.' || tg_table_name, coalesce(n.key, o.key), o.j
    from (select ledger.row_key(j, tg_argv[0]) as key, j from (select to_jsonb(r) as j from new_rows r offset 0) a) n
    full join (select ledger.row_key(j, tg_argv[0]) as key, j from (select to_jsonb(r) as j from old_rows r offset 0) b) o
        on o.key = n.key
    where n.j is distinct from o.j;
    return null;
end $$;
create function ledger.remember_delete() returns trigger language plpgsql security definer set search_path = ledger, pg_temp set timezone = 'UTC' as $$
begin
    insert into ledger.former (relation, key, content)
    select tg_table_schema || '.' || tg_table_name, ledger.row_key(j, tg_argv[0]), j
    from (select to_jsonb(r) as j from old_rows r offset 0) o;
    return null;
end $$;

create procedure ledger.remember(kept regclass) language plpgsql as $$
declare
    named text := (select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = kept);
    keys text := (select w.keys from ledger.witnessed w where w.relation = named);
begin
    execute format('create trigger remember_insert after insert on %s referencing new table as new_rows for each statement execute function ledger.remember_insert(%L)', kept, keys);
    execute format('create trigger remember_update after update on %s referencing old table as old_rows new table as new_rows for each statement execute function ledger.remember_update(%L)', kept, keys);
    execute format('create trigger remember_delete after delete on %s referencing old table as old_rows for each statement execute function ledger.remember_delete(%L)', kept, keys);
    insert into ledger.remembered (relation, since, changes)
    values (named,
        ledger.append(now(), null, 'luoshi', null, null, 'TableRemembered', 'ledger', null, jsonb_build_object('table', named)),
        (select coalesce(max(c.id), 0) from ledger.change c));
end $$;
comment on procedure ledger.remember(regclass) is '从这一刻起记得一张表每次改动以前的样子；没有不算的列 / from here on keeps what rows of a witnessed table were before each change; none of its columns may be omitted';

-- 表的主键也拼成 row_key 那样的一个字。Keys are put together as ledger.row_key does.
create function ledger.known(relation anyelement, seq bigint) returns setof anyelement
    language plpgsql stable rows 10000 set datestyle = 'ISO' as $$
declare
    named text := (select n.nspname || '.' || c.relname from pg_type t join pg_class c on c.oid = t.typrelid
                   join pg_namespace n on n.oid = c.relnamespace where t.oid = pg_typeof(relation));
    key text := (select 'concat_ws(''/'', ' || string_agg('r.' || quote_ident(k), ', ' order by n) || ')'
                 from ledger.witnessed w, unnest(string_to_array(w.keys, ',')) with ordinality u(k, n) where w.relation = named);
begin
    return query execute format($query$
        with later as materialized (
            select distinct on (f.key) f.key, f.content
            from ledger.entry e join ledger.former f on f.xid = e.xid
            where e.opens and e.seq > $1 and f.relation = %L
            order by f.key, f.id)
        select r.* from %s r where not exists (select from later l where l.key = %s)
        union all
        select (jsonb_populate_record(null::%s, l.content)).* from later l where l.content is not null
        $query$, named, named, key, named) using seq;
end $$;
comment on function ledger.known is '一张表在审计链某一条之后的样子 / the rows of a remembered table as they were known at a sequence';

-- 一次提交之前的都已结束：最后一个改动加上还没到头的那些，就说明看见的是哪一种样子。All transactions below the lowest that runs have
-- ended: the last of them that changed such a table, and those above it, name what a snapshot sees of these tables. Rows of a database restored elsewhere may bear
-- numbers that are still to come there: they lie above all.
create function ledger.remembered_state() returns text language sql stable security definer set search_path = ledger, pg_temp as $$
    select concat_ws('+',
        (select f.xid::text from ledger.former f where f.xid < pg_snapshot_xmin(pg_current_snapshot()) order by f.xid desc limit 1),
        (select string_agg(distinct f.xid::text, ',') from ledger.former f
         where f.xid >= pg_snapshot_xmin(pg_current_snapshot()) and f.xid < pg_snapshot_xmax(pg_current_snapshot())))
$$;
comment on function ledger.remembered_state() is '记得以前样子的表在这个快照里的样子叫什么：名字一样，样子就一样 / names what a snapshot sees of the remembered tables: the same name, the same rows';
grant execute on function ledger.remembered_state() to luoshi_app, luoshi_reader;
