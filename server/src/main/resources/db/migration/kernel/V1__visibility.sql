create extension if not exists btree_gist with schema public;

-- 可见范围：本级及以下 ∪ 业务指导切片 ∪ 本人。Who sees what (domain §2): own subtree, guided slice, oneself.
-- The server sets these per transaction (set_config(..., true)); unset means nothing is visible.
-- After a transaction-local setting ends the value is '' and not null, hence nullif.

create function kernel.self() returns bigint language sql stable parallel safe
    return nullif(current_setting('luoshi.self', true), '')::bigint;
comment on function kernel.self() is '本人的人员编号 / the person who acts';

create function kernel.scope_units() returns bigint[] language sql stable parallel safe
    return coalesce(nullif(current_setting('luoshi.scope', true), '')::bigint[], '{}');
comment on function kernel.scope_units() is '本级及以下单位 / units of the own leading subtree';

create function kernel.guided() returns text[] language sql stable parallel safe
    return coalesce(nullif(current_setting('luoshi.guided', true), '')::text[], '{}');
comment on function kernel.guided() is '业务指导切片，单位:领域 / guided slice as unit:area pairs';

create function kernel.guided_units() returns bigint[] language sql stable parallel safe
    return (select coalesce(array_agg(split_part(g, ':', 1)::bigint), '{}') from unnest(kernel.guided()) g);
comment on function kernel.guided_units() is '有业务指导关系的单位 / units with any guided area';

create function kernel.home_units() returns bigint[] language sql stable parallel safe
    return coalesce(nullif(current_setting('luoshi.home', true), '')::bigint[], '{}');
comment on function kernel.home_units() is '本人所在单位，只看名称、规矩、值班表 / units one belongs to: their names, rules and rosters';

create procedure kernel.guard(guarded regclass, visible text) language plpgsql as $$
begin
    execute format('alter table %s enable row level security', guarded);
    execute format('create policy visible on %s to luoshi_app using (%s) with check (%s)', guarded, visible, visible);
    execute format('create policy reads_all on %s for select to luoshi_reader using (true)', guarded);
    execute format('grant select, insert, update, delete on %s to luoshi_app', guarded);
    execute format('grant select on %s to luoshi_reader', guarded);
end $$;
comment on procedure kernel.guard(regclass, text) is '给表加行级安全 / puts a table behind row-level security';

create procedure kernel.open(shared regclass) language plpgsql as $$
begin
    execute format('grant select, insert, update, delete on %s to luoshi_app', shared);
    execute format('grant select on %s to luoshi_reader', shared);
end $$;
comment on procedure kernel.open(regclass) is '无组织、个人数据的公共表 / a shared table without organisational or personal data';

create procedure kernel.face(module text) language plpgsql as $$
begin
    execute format('grant usage on schema %I to luoshi_app, luoshi_reader', module);
    execute format('alter default privileges in schema %I grant usage, select on sequences to luoshi_app', module);
end $$;

call kernel.face('kernel');
grant execute on all functions in schema kernel to luoshi_app, luoshi_reader;
