-- 哪个派出所，问组织。The organisation knows the station of a unit.
drop function roster.station_of(bigint, date);
