-- 谁写的：同一次提交里的记录和改动归在一起。The transaction ties an entry to the rows that it speaks of.
alter table ledger.entry add column xid xid8 not null default pg_current_xact_id();
alter table ledger.entry add column opens boolean not null default false;
comment on column ledger.entry.opens is '这次提交的第一条：改动记在它名下 / the first of its transaction, which answers for the changed rows';
create index entry_xid on ledger.entry (xid);

create table ledger.change (
    id bigint generated always as identity primary key,
    xid xid8 not null default pg_current_xact_id(),
    relation text not null,
    key text not null,
    digest bytea
);
comment on table ledger.change is '改动：哪张表哪一行变成了什么样（摘要），删了就没有摘要 / what a row became, as a digest; none once it is gone';
create index change_xid on ledger.change (xid, id);

create table ledger.link (
    position bigint primary key,
    seq bigint not null unique,
    hash bytea not null
);
comment on table ledger.link is '链：按封存的先后，每条接在前一条的哈希后面 / each entry chained to the one sealed before it';

create table ledger.seal (
    number bigint primary key,
    at timestamptz not null,
    size bigint not null,
    hash bytea not null
);
comment on table ledger.seal is '封存：到这时一共多少条，最后一条的哈希 / how many entries there are and the last hash, batch by batch';

create table ledger.witnessed (
    relation text primary key,
    keys text not null,
    omitted text[] not null
);
comment on table ledger.witnessed is '每一行都对得上审计链的表 / tables whose every row answers to the chain';

alter table ledger.change enable row level security;
alter table ledger.link enable row level security;
alter table ledger.seal enable row level security;
alter table ledger.witnessed enable row level security;
create policy reads_all on ledger.change for select to luoshi_reader using (true);
create policy reads_all on ledger.link for select to luoshi_reader using (true);
create policy reads_all on ledger.seal for select to luoshi_reader using (true);
create policy reads_all on ledger.witnessed for select to luoshi_reader using (true);
-- 哈希里没有内容，人人可以拿自己看得到的记录去对。A hash tells nothing: everybody may hold it against what he can read.
create policy visible on ledger.link for select to luoshi_app using (true);
create policy visible on ledger.seal for select to luoshi_app using (true);
grant select on ledger.change, ledger.link, ledger.seal, ledger.witnessed to luoshi_reader;
grant select on ledger.link, ledger.seal to luoshi_app;

-- 以前的提交没有留下次序，都算在这一次名下。What came before is ordered by sequence alone.
create or replace function ledger.append(at timestamptz, actor_id bigint, actor_name text, unit_id bigint, person_id bigint, action text, entity text, entity_id bigint, body jsonb)
    returns bigint language plpgsql security definer set search_path = ledger, pg_temp as $$
declare
    opening boolean := coalesce(current_setting('luoshi.entry', true), '') = '';
    taken bigint;
begin
    insert into ledger.entry (at, actor_id, actor_name, unit_id, person_id, action, entity, entity_id, body, opens)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, opening) returning seq into taken;
    if opening then
        perform set_config('luoshi.entry', taken::text, true);
    end if;
    return taken;
end $$;
revoke insert on ledger.entry from luoshi_app;
drop policy appends on ledger.entry;

create function ledger.row_key(content jsonb, keys text) returns text language sql immutable as $$
    select string_agg(content ->> k, '/' order by n) from unnest(string_to_array(keys, ',')) with ordinality u(k, n)
$$;
create function ledger.row_digest(content jsonb, omitted text[]) returns bytea language sql immutable as $$
    select sha256(convert_to((jsonb_strip_nulls(content) - omitted)::text, 'UTF8'))
$$;
comment on function ledger.row_digest is '一行内容的摘要：空值不算，列的先后不算 / digest of a row; empty columns and their order do not count';

create function ledger.witness_insert() returns trigger language plpgsql security definer set search_path = ledger, pg_temp set timezone = 'UTC' as $$
begin
    insert into ledger.change (relation, key, digest)
    select tg_table_schema || '.' || tg_table_name, ledger.row_key(j, tg_argv[0]), ledger.row_digest(j, tg_argv[1]::text[])
    from (select to_jsonb(r) as j from new_rows r) n;
    return null;
end $$;
create function ledger.witness_update() returns trigger language plpgsql security definer set search_path = ledger, pg_temp set timezone = 'UTC' as $$
begin
    insert into ledger.change (relation, key, digest)
    select tg_table_schema || '.' || tg_table_name, coalesce(n.key, o.key), n.digest
    from (select ledger.row_key(j, tg_argv[0]) as key, ledger.row_digest(j, tg_argv[1]::text[]) as digest from (select to_jsonb(r) as j from new_rows r) a) n
    full join (select ledger.row_key(j, tg_argv[0]) as key, ledger.row_digest(j, tg_argv[1]::text[]) as digest from (select to_jsonb(r) as j from old_rows r) b) o
        on o.key = n.key
    where n.digest is distinct from o.digest;
    return null;
end $$;
create function ledger.witness_delete() returns trigger language plpgsql security definer set search_path = ledger, pg_temp set timezone = 'UTC' as $$
begin
    insert into ledger.change (relation, key, digest)
    select tg_table_schema || '.' || tg_table_name, ledger.row_key(to_jsonb(r), tg_argv[0]), null from old_rows r;
    return null;
end $$;

-- 从这一刻起，这张表的每次改动都留摘要。From here on every change of the table leaves a digest.
create procedure ledger.witness(watched regclass, omitted text[] default '{}') language plpgsql set timezone = 'UTC' as $$
declare
    named text := (select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = watched);
    keys text := (select string_agg(a.attname, ',' order by k.place)
        from pg_index i, unnest(i.indkey::int2[]) with ordinality k(attnum, place), pg_attribute a
        where i.indrelid = watched and i.indisprimary and a.attrelid = watched and a.attnum = k.attnum);
begin
    insert into ledger.witnessed (relation, keys, omitted) values (named, keys, witness.omitted);
    execute format('create trigger witness_insert after insert on %s referencing new table as new_rows for each statement execute function ledger.witness_insert(%L, %L)', watched, keys, witness.omitted);
    execute format('create trigger witness_update after update on %s referencing old table as old_rows new table as new_rows for each statement execute function ledger.witness_update(%L, %L)', watched, keys, witness.omitted);
    execute format('create trigger witness_delete after delete on %s referencing old table as old_rows for each statement execute function ledger.witness_delete(%L, %L)', watched, keys, witness.omitted);
    perform ledger.append(now(), null, 'luoshi', null, null, 'TableWitnessed', 'ledger', null, jsonb_build_object('table', named));
    execute format('insert into ledger.change (relation, key, digest) select %L, ledger.row_key(j, %L), ledger.row_digest(j, %L) from (select to_jsonb(r) as j from %s r) n', named, keys, witness.omitted, watched);
end $$;
comment on procedure ledger.witness(regclass, text[]) is '让一张表对得上审计链；列出的列不算 / makes a table answer to the chain, but for the columns named';

-- 接上一批。Only what goes on from the last seal is taken.
create function ledger.extend(at timestamptz, size bigint, seqs bigint[], hashes bytea[]) returns bigint language plpgsql security definer set search_path = ledger, pg_temp as $$
declare
    sealed bigint;
begin
    perform pg_advisory_xact_lock(hashtext('ledger.seal'));
    sealed := coalesce((select s.size from ledger.seal s order by s.number desc limit 1), 0);
    if sealed <> extend.size then
        return -1;
    end if;
    insert into ledger.link (position, seq, hash)
    select sealed + u.n, u.seq, u.hash from unnest(seqs, hashes) with ordinality u(seq, hash, n);
    insert into ledger.seal (number, at, size, hash)
    select coalesce(max(s.number), 0) + 1, extend.at, sealed + cardinality(seqs), hashes[cardinality(hashes)] from ledger.seal s;
    return sealed + cardinality(seqs);
end $$;
comment on function ledger.extend is '封存一批：前面有多少条要说对，说错了不收（返回 -1）/ seals a batch after so many entries; -1 when another came first';
revoke execute on function ledger.extend from public;
grant execute on function ledger.extend to luoshi_app;
