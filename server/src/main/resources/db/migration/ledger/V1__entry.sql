call kernel.face('ledger');

create table ledger.entry (
    seq bigint generated always as identity primary key,
    at timestamptz not null,
    actor_id bigint,
    actor_name text not null,
    unit_id bigint,
    person_id bigint,
    action text not null,
    entity text not null,
    entity_id bigint,
    body jsonb not null
);
comment on table ledger.entry is '审计链：只增不改 / append-only record of every change';
create index entry_entity on ledger.entry (entity, entity_id);

alter table ledger.entry enable row level security;
create policy visible on ledger.entry for select to luoshi_app
    using (unit_id = any (kernel.scope_units()) or person_id = kernel.self() or actor_id = kernel.self());
create policy appends on ledger.entry for insert to luoshi_app with check (true);
create policy reads_all on ledger.entry for select to luoshi_reader using (true);
grant select, insert on ledger.entry to luoshi_app;
grant select on ledger.entry to luoshi_reader;

create function ledger.append(at timestamptz, actor_id bigint, actor_name text, unit_id bigint, person_id bigint, action text, entity text, entity_id bigint, body jsonb)
    returns bigint language sql security definer set search_path = ledger, pg_temp as $$
    insert into ledger.entry (at, actor_id, actor_name, unit_id, person_id, action, entity, entity_id, body)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning seq
$$;
comment on function ledger.append is '追加一条并取回序号，写的人不必看得到 / appends and returns the sequence, also where the writer may not read it';
grant execute on function ledger.append to luoshi_app;
