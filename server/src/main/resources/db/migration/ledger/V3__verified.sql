create table ledger.verified (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    took_millis bigint not null,
    actor_name text not null,
    entries bigint not null,
    sealed bigint not null,
    watched_rows bigint not null,
    root text not null,
    broken integer not null,
    breaks jsonb not null
);
comment on table ledger.verified is '校验：几时从头算过一遍，多少条，哪里不符 / when everything was computed anew, how much there was and what did not agree';

alter table ledger.verified enable row level security;
-- 结果里只有条数、表名和编号，没有内容。The result has counts, names of tables and keys, and no content.
create policy visible on ledger.verified for select to luoshi_app using (true);
create policy notes on ledger.verified for insert to luoshi_app with check (true);
create policy reads_all on ledger.verified for select to luoshi_reader using (true);
grant select, insert on ledger.verified to luoshi_app;
grant select on ledger.verified to luoshi_reader;
