-- 投诉说的是谁，以前谁挂过帅、做过：验收的人要避开。Whom a complaint is about, and who led or did a part before.
alter table rectification.problem
    add column person_id bigint references organisation.person,
    add column led_before bigint[] not null default '{}';
comment on column rectification.problem.person_id is '没有检查发现时说的是谁 / whom it is about where no finding says so';
comment on column rectification.problem.led_before is '以前挂过帅、做过的人，不能验收 / who led or did a part before, and may not verify';

create or replace function rectification.touches_self(bigint) returns boolean language sql stable security definer set search_path = rectification, pg_temp as $$
    select kernel.self() is not null and (
        exists (select from rectification.problem p where p.id = $1 and p.person_id = kernel.self())
        or exists (select from rectification.measure m where m.problem_id = $1 and m.doer_id = kernel.self())
        or exists (select from rectification.verification v where v.problem_id = $1 and v.verifier_id = kernel.self())
        or exists (select from rectification.problem_finding pf join supervision.finding f on f.id = pf.finding_id
            where pf.problem_id = $1 and f.person_id = kernel.self()))
$$;

create function rectification.next_number(station bigint, year int) returns text language sql stable security definer set search_path = rectification, pg_temp as $$
    select $2 || '-' || lpad((coalesce(max(split_part(p.number, '-', 2)::int), 0) + 1)::text, 4, '0')
    from rectification.problem p where p.station_id = $1 and p.number like $2 || '-%'
$$;
comment on function rectification.next_number(bigint, int) is '派出所当年的下一个号，不看是谁在立 / the next number of a station and year, whoever opens it';
grant execute on function rectification.next_number(bigint, int) to luoshi_app, luoshi_reader;
