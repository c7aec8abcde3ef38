-- The slow oracle of coverage: every cell with its state straight from the tables, day by day, with plain set logic.
-- It follows the definitions of the obligations and of coverage and shares no code with the engine or its readers.
-- oracle.compute(as_of, known, first, next, duties): cells whose period starts in [first, next), into the table o_cell.

create schema oracle;

create function oracle.china(moment timestamptz) returns date language sql immutable
    return (moment at time zone 'Asia/Shanghai')::date;

-- Statutory holidays with their runs of off-days; close ones are one key time; one stage a day.
create procedure oracle.key_times(p_first date, p_next date) language plpgsql as $$
declare
    run record;
    previous record;
begin
    create temp table o_key (first date primary key, last date) on commit drop;
    for run in select distinct (select max(w.day) + 1 from o_day w where w.day < d.day and w.working) as first,
                   (select min(w.day) - 1 from o_day w where w.day > d.day and w.working) as last
               from calendar.day d join calendar.published_year y on y.year = d.paper_year and y.published
               where d.off and d.day between p_first - 200 and p_next + 200 order by 1 loop
        select k.* into previous from o_key k order by k.first desc limit 1;
        if found and (select count(*) from o_day w where w.day > previous.last and w.day < run.first and w.working) <= 5 then
            update o_key k set last = greatest(k.last, run.last) where k.first = previous.first;
        else
            insert into o_key values (run.first, run.last);
        end if;
    end loop;
    create temp table o_stage on commit drop as
    select key, part, min(day) as first, max(day) as last
    from (select distinct on (s.day) s.day, s.key, s.part
          from (select k.first as key, 'BEFORE' as part, 2 as rank, generate_series(k.first - 7, k.first - 1, interval '1 day')::date as day from o_key k
                union all select k.first, 'DURING', 1, generate_series(k.first, k.last, interval '1 day')::date from o_key k
                union all select k.first, 'AFTER', 3, generate_series(k.last + 1, k.last + 7, interval '1 day')::date from o_key k) s
          order by s.day, s.rank, s.key) one
    group by key, part;
end $$;

create procedure oracle.days(p_first date, p_next date) language plpgsql as $$
begin
    create temp table o_day on commit drop as
    select g.day, coalesce(not h.off, extract(isodow from g.day) < 6) as working,
           sum(case when coalesce(not h.off, extract(isodow from g.day) < 6) then 1 else 0 end) over (order by g.day)::int as n
    from (select generate_series(p_first - 300,
                                 p_next + 430, interval '1 day')::date as day) g
    left join (select d.day, d.off from calendar.day d
               join calendar.published_year y on y.year = d.paper_year and y.published) h on h.day = g.day;
    create unique index on o_day (day);
    create index on o_day (n);
    analyze o_day;
end $$;

create procedure oracle.periods(p_first date, p_next date) language plpgsql as $$
begin
    create temp table o_period on commit drop as
    select 'DAILY' as cadence, null::bigint as version, null as part, s::date::text as id, s::date as first, s::date as last, (s + interval '1 day')::date as next_last
    from generate_series(p_first, p_next - 1, interval '1 day') s
    union all
    select 'WEEKLY', null, null, to_char(s, 'IYYY"-W"IW'), s::date, s::date + 6, s::date + 13
    from generate_series(date_trunc('week', p_first::timestamp), p_next - 1, interval '7 days') s
    union all
    select c.cadence, null, null,
           case c.months when 1 then to_char(s, 'YYYY-MM') when 3 then to_char(s, 'YYYY"Q"Q')
               when 6 then to_char(s, 'YYYY"H"') || case when extract(month from s) = 1 then 1 else 2 end else to_char(s, 'YYYY') end,
           s::date, (s + make_interval(months => c.months))::date - 1, (s + make_interval(months => 2 * c.months))::date - 1
    from (values ('MONTHLY', 1), ('QUARTERLY', 3), ('HALF_YEARLY', 6), ('YEARLY', 12)) c(cadence, months),
         generate_series(date_trunc('year', p_first::timestamp), p_next - 1, make_interval(months => c.months)) s
    union all
    select 'KEY_TIME_STAGE', null, part, key || '/' || part, o_stage.first, o_stage.last, null from o_stage
    union all
    select 'ONCE_PER_VERSION', d.id, null, 'version/' || d.id, lower(v.in_force), least(lower(v.in_force) + 29, coalesce(upper(v.in_force), 'infinity') - 1), null
    from rule.duty_version d join rule.clause_version v on v.id = d.clause_version_id
    where d.cadence = 'ONCE_PER_VERSION' and v.status <> 'DRAFT';
    delete from o_period p where p.first < p_first or p.first >= p_next;
    alter table o_period add column due date;
    update o_period p set due = case when p.cadence in ('DAILY', 'KEY_TIME_STAGE') then p.last
        else (select min(e.day) from o_day e where e.day >= p.last and e.working) end;
    delete from o_period p where not exists (select from o_duty d where d.cadence = p.cadence);
    analyze o_period;
end $$;

-- Who was where on each day, and what the roster of the working unit says of it.
create procedure oracle.people(p_first date, p_until date) language plpgsql as $$
declare
    since date := least(p_first, (select min(lower(m.validity)) from organisation.membership m));
begin
    create temp table o_pday on commit drop as
    with span as (select g::date as day from generate_series(since, p_until, interval '1 day') g),
    working as (
        select m.person_id, g.day, m.unit_id,
               (select -min(x.id) from organisation.membership x
                where x.person_id = m.person_id and x.unit_id = m.unit_id and x.line = 'WORKING') as bare
        from organisation.membership m join organisation.person p on p.id = m.person_id
        join span g on m.validity @> g.day and g.day >= p.joined and (p.departed is null or g.day < p.departed)
        where m.line = 'WORKING'),
    stood as (
        select distinct s.person_id, oracle.china(s.starts) as day from roster.shift s
        join roster.month r on r.unit_id = s.unit_id and r.published_at is not null
            and r.first_day = date_trunc('month', oracle.china(s.starts))::date),
    planned as (
        select distinct w.from_person as person_id, oracle.china(s.starts) as day from roster.shift s
        join roster.month r on r.unit_id = s.unit_id and r.published_at is not null
            and r.first_day = date_trunc('month', oracle.china(s.starts))::date
        join roster.swap w on w.shift_id = s.id
        where w.id = (select min(x.id) from roster.swap x where x.shift_id = s.id and x.approved_by is not null and x.undone_at is null))
    select p.id as person, p.staff, g.day, w.unit_id as unit, w.bare, a.person_id is not null as absent,
           r.unit_id is not null as rostered,
           stood.person_id is not null or (planned.person_id is not null and a.person_id is not null) as shift
    from organisation.person p cross join span g
    left join working w on w.person_id = p.id and w.day = g.day
    left join organisation.absence a on a.person_id = p.id and a.validity @> g.day
    left join roster.month r on r.unit_id = w.unit_id and r.published_at is not null and r.first_day = date_trunc('month', g.day)::date
    left join stood on stood.person_id = p.id and stood.day = g.day
    left join planned on planned.person_id = p.id and planned.day = g.day;
    create index on o_pday (person, day);
    analyze o_pday;
    create temp table o_slot on commit drop as
    select d.person, d.staff, d.day, d.unit, d.slot, d.post, d.leading, d.absent,
           min(d.day) over (partition by d.person, d.slot, d.run) as begins
    from (select p.person, p.staff, p.day, p.unit, p.absent, coalesce(a.id, p.bare) as slot, coalesce(a.post_id, 0) as post,
                 coalesce(o.leads, false) as leading,
                 p.day - (row_number() over (partition by p.person, coalesce(a.id, p.bare) order by p.day))::int as run
          from o_pday p
          left join organisation.assignment a on a.person_id = p.person and a.unit_id = p.unit and a.validity @> p.day
          left join organisation.post o on o.id = a.post_id
          where p.unit is not null) d;
    create index on o_slot (person, day);
    analyze o_slot;
end $$;

create procedure oracle.tree(p_first date, p_until date) language plpgsql as $$
begin
    create temp table o_tree on commit drop as
    with recursive up(day, unit, above) as (
        select g::date, u.id, u.id from organisation.unit u, generate_series(p_first, p_until, interval '1 day') g
        union
        select up.day, up.unit, p.parent_id from up join organisation.placement p on p.unit_id = up.above and p.validity @> up.day)
    select day, unit, array_agg(above) as above from up group by day, unit;
    create unique index on o_tree (day, unit);
    analyze o_tree;
end $$;

create procedure oracle.duties(wanted bigint[]) language plpgsql as $$
begin
    create temp table o_duty on commit drop as
    select d.duty_id as duty, d.id as version, v.area_id as area, d.subject as kind, d.cadence, d.count as need, d.accepts,
           ceil(d.night_share * d.count)::int as nights, ceil(d.off_hours_share * d.count)::int as offs,
           ceil(d.unannounced_share * d.count)::int as unannounced, v.in_force,
           case when d.scope_units = '{}' then array[c.owner_unit_id] else d.scope_units end as units, d.scope_units = '{}' as everywhere,
           d.scope_posts as posts, d.scope_staff as staff, d.leaders_only, d.include_standby, d.key_stages, d.occasion_kind,
           coalesce(d.occasion_due_days, 0) as occasion_due_days, d.cadence in ('DAILY', 'KEY_TIME_STAGE') as by_calendar
    from rule.duty_version d join rule.clause_version v on v.id = d.clause_version_id join rule.clause c on c.id = v.clause_id
    where v.status <> 'DRAFT' and (wanted is null or d.duty_id = any (wanted));
    analyze o_duty;
end $$;

-- Days on which a slot, or a unit, is in scope, in force, present and not excluded; whatever D says.
create procedure oracle.scope(p_first date, p_until date) language plpgsql as $$
begin
    create temp table o_scope on commit drop as
    select d.kind, d.duty, d.version, d.cadence, d.area, d.by_calendar, s.person as subject, s.day, s.slot, s.begins, s.unit
    from o_duty d
    join o_slot s on d.in_force @> s.day and s.day between p_first and p_until
    join o_tree t on t.day = s.day and t.unit = s.unit and t.above && d.units
    where d.kind = 'PERSON' and not s.absent
      and (d.posts = '{}' or s.post = any (d.posts)) and (d.staff = '{}' or s.staff = any (d.staff)) and (s.leading or not d.leaders_only)
      and not exists (select from rule.not_applicable n
                      where n.unit_id = any (t.above) and (n.area_id = d.area or n.duty_id = d.duty)
                        and s.day >= n.signed_on and (n.revoked_on is null or s.day < n.revoked_on))
    union all
    select d.kind, d.duty, d.version, d.cadence, d.area, d.by_calendar, u.id, g.day, 0, null, u.id
    from o_duty d
    join o_day g on d.in_force @> g.day and g.day between p_first and p_until
    join organisation.unit u on u.existence @> g.day
    join o_tree t on t.day = g.day and t.unit = u.id
    where d.kind = 'UNIT'
      and case when d.everywhere
          then t.above && d.units
              and not exists (select from organisation.placement p join organisation.unit x on x.id = p.unit_id and x.existence @> g.day
                              where p.parent_id = u.id and p.validity @> g.day)
          else u.id = any (d.units) end
      and not exists (select from rule.not_applicable n
                      where n.unit_id = any (t.above) and (n.area_id = d.area or n.duty_id = d.duty)
                        and g.day >= n.signed_on and (n.revoked_on is null or g.day < n.revoked_on));
    create index on o_scope (duty, kind, subject, day);
    analyze o_scope;
end $$;

create procedure oracle.cells(p_first date, p_next date) language plpgsql as $$
begin
    -- D: days that count for a person (by the roster of the working unit where there is one) or a unit.
    create temp table o_counts on commit drop as
    select 'PERSON' as kind, p.person as subject, p.day, case when p.rostered then p.shift else true end as by_calendar,
           case when p.rostered then p.shift else d.working end as by_working
    from o_pday p join o_day d on d.day = p.day and d.day >= p_first
    union all
    select 'UNIT', u.id, d.day, true, d.working from organisation.unit u join o_day d on d.day >= p_first - 1 and d.day < p_next + 430;
    create index on o_counts (kind, subject, day);
    create temp table o_sum on commit drop as
    select kind, subject, day, sum(by_calendar::int) over w as by_calendar, sum(by_working::int) over w as by_working
    from o_counts window w as (partition by kind, subject order by day);
    create index on o_sum (kind, subject, day);
    analyze o_counts;
    analyze o_sum;
    create temp table o_bound on commit drop as
    select s.*, p.id as period, p.first, p.last, p.next_last, p.due
    from o_scope s
    join o_counts c on c.kind = s.kind and c.subject = s.subject and c.day = s.day
        and case when s.by_calendar then c.by_calendar else c.by_working end
    join (select p.*, g.day from o_period p join o_day g on g.day between p.first and p.last) p
        on p.cadence = s.cadence and p.day = s.day and (p.version is null or p.version = s.version)
    join o_duty d on d.version = s.version and (p.part is null or d.key_stages = '{}' or p.part = any (d.key_stages));
    analyze o_bound;
    create temp table o_cell on commit drop as
    with sums as (
        select kind, duty, cadence, subject, period, first, last, next_last, due, by_calendar, count(distinct day)::int as bound_days, max(day) as last_bound
        from o_bound group by kind, duty, cadence, subject, period, first, last, next_last, due, by_calendar),
    owners as (
        select distinct on (kind, duty, cadence, subject, period) kind, duty, cadence, subject, period, slot, unit
        from (select kind, duty, cadence, subject, period, slot, unit, begins, count(*) as days
              from o_bound group by kind, duty, cadence, subject, period, slot, unit, begins) x
        order by kind, duty, cadence, subject, period, days desc, begins desc, slot desc)
    select s.kind, s.duty, s.cadence, s.subject, s.period, s.first, s.last, s.next_last, s.bound_days, s.last_bound, o.slot, o.unit,
           (select case when s.by_calendar then b.by_calendar - coalesce(a.by_calendar, 0) else b.by_working - coalesce(a.by_working, 0) end
            from o_sum b left join o_sum a on a.kind = s.kind and a.subject = s.subject and a.day = s.first - 1
            where b.kind = s.kind and b.subject = s.subject and b.day = s.last)::int as days,
           (select max(x.version) from o_scope x where x.duty = s.duty and x.cadence = s.cadence and x.kind = s.kind
                and x.subject = s.subject and x.day = s.last_bound) as version,
           s.due, s.due as plain, null::date as late_end, null::timestamptz as happened, null::bigint as event, false as leader
    from sums s join owners o using (kind, duty, cadence, subject, period);
    delete from o_cell c where c.days = 0 or 2 * c.bound_days < c.days;
    -- One cell for each shift stood and each occasion that names a person.
    insert into o_cell (kind, duty, cadence, subject, period, first, last, bound_days, last_bound, slot, unit, days, version, due, happened, event)
    select distinct on (d.duty, s.id) 'PERSON', d.duty, d.cadence, s.person_id, 'shift/' || s.id, x.day, x.day, 1, x.day, x.slot, x.unit, 1, d.version,
           oracle.china(s.ends), s.starts, s.id
    from o_duty d join roster.shift s on d.in_force @> oracle.china(s.starts) and (s.kind <> 'STANDBY' or d.include_standby)
    join roster.month r on r.unit_id = s.unit_id and r.published_at is not null and r.first_day = date_trunc('month', oracle.china(s.starts))::date
    join o_scope x on x.duty = d.duty and x.kind = d.kind and x.version = d.version and x.subject = s.person_id and x.day = oracle.china(s.starts)
    where d.cadence = 'PER_SHIFT' and d.kind = 'PERSON' and x.day >= p_first and x.day < p_next
    order by d.duty, s.id, x.begins desc, x.slot desc;
    insert into o_cell (kind, duty, cadence, subject, period, first, last, bound_days, last_bound, slot, unit, days, version, due, happened, event)
    select distinct on (d.duty, o.id) 'PERSON', d.duty, d.cadence, o.person_id, 'occasion/' || o.id, x.day, x.day, 1, x.day, x.slot, x.unit, 1, d.version,
           x.day + d.occasion_due_days, o.occurred, o.id
    from o_duty d join roster.occasion o on d.in_force @> oracle.china(o.occurred) and o.kind = d.occasion_kind
    join o_scope x on x.duty = d.duty and x.kind = d.kind and x.version = d.version and x.subject = o.person_id and x.day = oracle.china(o.occurred)
    where d.cadence = 'PER_OCCASION' and d.kind = 'PERSON' and x.day >= p_first and x.day < p_next
    order by d.duty, o.id, x.begins desc, x.slot desc;
    create index on o_cell (duty, period);
    analyze o_cell;
end $$;

-- Leaders first; due and late end.
create procedure oracle.deadlines() language plpgsql as $$
begin
    update o_cell c set leader = true
    from o_duty d
    where d.version = c.version and c.kind = 'PERSON' and c.cadence not in ('DAILY', 'PER_SHIFT', 'PER_OCCASION')
      and exists (
        select from (select s.unit from o_slot s where s.person = c.subject and s.day = c.last_bound and s.leading
                     union select h.unit_id from organisation.charge h join organisation.person p on p.id = h.person_id
                     where h.person_id = c.subject and h.validity @> c.last_bound and (h.area_id is null or h.area_id = d.area)
                       and c.last_bound >= p.joined and (p.departed is null or c.last_bound < p.departed)) l
        join o_cell other on other.kind = 'PERSON' and other.duty = c.duty and other.period = c.period and other.cadence = c.cadence and other.subject <> c.subject
        join o_tree t on t.day = c.last_bound and t.unit = other.unit and l.unit = any (t.above));
    update o_cell c set due = case when x.lead = 0 then c.due else
            (select e.day from o_day b join o_day e on e.n = b.n - x.lead + 1 and e.working where b.day = c.due - 1) end
    from (select p.cadence, p.id, least(3, (b.n - a.n) / 5) as lead
          from o_period p join o_day a on a.day = p.first - 1 join o_day b on b.day = p.last) x
    where c.leader and x.cadence = c.cadence and x.id = c.period;
    update o_cell c set leader = false where c.leader and c.due = c.plain;
    update o_cell c set late_end = case when c.cadence in ('PER_SHIFT', 'PER_OCCASION') then c.due + 7
        when c.cadence in ('KEY_TIME_STAGE', 'ONCE_PER_VERSION') then c.due + 30 else c.next_last end;
end $$;

-- Evidence in order of act time, then sequence; the oldest cell that lacks; acts and records first, then the rest.
create procedure oracle.fill(as_of date, known bigint) language plpgsql as $$
declare
    strongly boolean;
    fact record;
begin
    create temp table o_exempt on commit drop as
    select c.kind, c.duty, c.subject, c.period
    from rule.exemption e
    join o_cell c on c.duty = e.duty_id and e.approved_on <= c.due
        and case c.kind when 'PERSON' then e.person_id = c.subject else e.person_id is null and e.unit_id = c.subject end
    left join o_bound b on b.kind = c.kind and b.duty = c.duty and b.subject = c.subject and b.cadence = c.cadence and b.period = c.period
    where e.validity @> coalesce(b.day, c.first)
    group by c.kind, c.duty, c.subject, c.period, c.bound_days
    having 2 * count(distinct coalesce(b.day, c.first)) >= c.bound_days;
    create temp table o_fill on commit drop as
    select c.kind, c.duty, c.subject, c.cadence, c.period, c.first, c.due, c.late_end, c.happened, c.event,
           d.need, d.nights, d.offs, d.unannounced, d.accepts, x.period is not null as exempt,
           0 as strong, 0 as weak, 0 as in_time, 0 as got_nights, 0 as got_offs, 0 as got_unannounced,
           0 as timely_nights, 0 as timely_offs, 0 as timely_unannounced
    from o_cell c join o_duty d on d.version = c.version
    left join o_exempt x on x.kind = c.kind and x.duty = c.duty and x.subject = c.subject and x.period = c.period;
    -- Whether acts and records alone were enough has to be known before documents come.
    alter table o_fill add column met boolean not null default false, add column late boolean not null default false;
    create index on o_fill (duty, subject, kind, first);
    analyze o_fill;
    foreach strongly in array array[true, false] loop
        for fact in
            select e.*, d.kind as subject_kind, oracle.china(e.act_at) as day
            from evidence.fact e
            join (select distinct o_duty.duty, o_duty.kind from o_duty) d on d.duty = e.duty_id
            where e.entered_seq <= known and (e.withdrawn_seq is null or e.withdrawn_seq > known)
              and oracle.china(e.act_at) <= as_of and (e.kind in ('ACT', 'RECORD')) = strongly
              and (d.kind = 'UNIT') = (e.person_id is null)
            order by e.act_at, e.entered_seq, e.id
        loop
            for piece in 1 .. fact.quantity loop
                update o_fill f set
                    strong = f.strong + strongly::int, weak = f.weak + (not strongly)::int,
                    in_time = f.in_time + (fact.day <= f.due)::int,
                    got_nights = f.got_nights + fact.night::int, got_offs = f.got_offs + fact.off_hours::int,
                    got_unannounced = f.got_unannounced + fact.unannounced::int,
                    timely_nights = f.timely_nights + (fact.night and fact.day <= f.due)::int,
                    timely_offs = f.timely_offs + (fact.off_hours and fact.day <= f.due)::int,
                    timely_unannounced = f.timely_unannounced + (fact.unannounced and fact.day <= f.due)::int
                where f.ctid = (
                    select x.ctid from o_fill x
                    where x.duty = fact.duty_id and x.kind = fact.subject_kind and x.subject = coalesce(fact.person_id, fact.unit_id)
                      and x.first <= fact.day and fact.day <= x.late_end and fact.kind = any (x.accepts) and not x.exempt
                      and (x.strong + x.weak < x.need or (fact.night and x.got_nights < x.nights)
                           or (fact.off_hours and x.got_offs < x.offs) or (fact.unannounced and x.got_unannounced < x.unannounced))
                    order by x.first, x.due, x.happened, x.event, x.period limit 1);
                exit when not found;
            end loop;
        end loop;
        if strongly then
            update o_fill set
                met = in_time >= need and timely_nights >= nights and timely_offs >= offs and timely_unannounced >= unannounced,
                late = strong >= need and got_nights >= nights and got_offs >= offs and got_unannounced >= unannounced;
        end if;
    end loop;
end $$;

create function oracle.compute(as_of date, known bigint, first date, next date, duties bigint[]) returns table (
    kind text, subject bigint, duty bigint, version bigint, area bigint, period text, start date, last date, due date, late_end date,
    days int, bound_days int, slot bigint, unit bigint, leader boolean, need int, strong int, weak int, state text, provisional boolean)
language plpgsql set client_min_messages = warning set jit = off as $$
declare
    until date;
begin
    drop table if exists o_key, o_stage, o_day, o_period, o_pday, o_slot, o_tree, o_duty, o_scope, o_counts, o_sum, o_bound, o_cell, o_exempt, o_fill;
    call oracle.days(first, next);
    call oracle.key_times(first, next);
    call oracle.duties(duties);
    call oracle.periods(first, next);
    until := greatest(next, (select max(p.last) from o_period p));
    call oracle.people(first, until);
    call oracle.tree(first, until);
    call oracle.scope(first, until);
    call oracle.cells(first, next);
    call oracle.deadlines();
    call oracle.fill(as_of, known);
    return query
    select c.kind, c.subject, c.duty, c.version, d.area, c.period, c.first, c.last, c.due, c.late_end, c.days, c.bound_days, c.slot, c.unit, c.leader,
           d.need, f.strong, f.weak,
           case when f.exempt then 'EXEMPT' when as_of <= c.due then 'OPEN' when f.met then 'MET' when f.late then 'LATE'
               when f.strong + f.weak >= d.need and f.got_nights >= f.nights and f.got_offs >= f.offs and f.got_unannounced >= f.unannounced then 'WEAK'
               else 'DEBT' end,
           exists (select from generate_series(extract(year from c.first)::int, extract(year from c.due)::int) y
                   where not exists (select from calendar.published_year p where p.year = y and p.published))
    from o_cell c join o_duty d on d.version = c.version
    join o_fill f on f.kind = c.kind and f.duty = c.duty and f.subject = c.subject and f.cadence = c.cadence and f.period = c.period;
end $$;
