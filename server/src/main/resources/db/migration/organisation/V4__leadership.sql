-- 谁管着哪个单位，谁是哪个单位的人：自己的岗位、分管都算。Who leads what and who belongs where; posts and charges count.
create function organisation.above(bigint, date) returns bigint[] language sql stable security definer set search_path = organisation, pg_temp as $$
    with recursive up(id, depth) as (
        select $1, 0
        union all
        select p.parent_id, up.depth + 1
        from organisation.placement p join up on p.unit_id = up.id
        where p.validity @> $2 and up.depth < 32
    )
    select array_agg(up.id order by up.depth) from up
$$;
comment on function organisation.above(bigint, date) is '某日的本级和各上级，从近到远 / a unit and those above it on a day, nearest first';

create function organisation.station_of(bigint, date) returns bigint language sql stable security definer set search_path = organisation, pg_temp as $$
    select coalesce((
        select u.id from unnest(organisation.above($1, $2)) with ordinality up(id, depth)
        join organisation.unit u on u.id = up.id where u.kind = 'STATION' order by up.depth limit 1), $1)
$$;
comment on function organisation.station_of(bigint, date) is '某日所在的派出所；不在派出所的单位就是自己 / the station of a unit on a day; a unit outside of any is its own';

create function organisation.ties(bigint, date) returns bigint[] language sql stable security definer set search_path = organisation, pg_temp as $$
    select coalesce(array_agg(distinct t.unit_id), '{}') from (
        select a.unit_id from organisation.assignment a where a.person_id = $1 and a.validity @> $2
        union all
        select m.unit_id from organisation.membership m where m.person_id = $1 and m.validity @> $2
        union all
        select c.unit_id from organisation.charge c where c.person_id = $1 and c.validity @> $2) t
$$;
comment on function organisation.ties(bigint, date) is '某人某日的任职、编制和工作单位、分管所及的单位 / units that a person holds a post in, belongs to or is in charge of on a day';
grant execute on all functions in schema organisation to luoshi_app, luoshi_reader;
