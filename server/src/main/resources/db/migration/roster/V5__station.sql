create or replace function roster.station_of(bigint, date) returns bigint language sql stable as $$
    select organisation.station_of($1, $2)
$$;
