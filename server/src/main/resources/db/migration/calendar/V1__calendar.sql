call kernel.face('calendar');

create table calendar.published_year (
    year int primary key,
    edited boolean not null default false
);
comment on table calendar.published_year is '国务院已公布放假安排的年份 / years whose holidays are published';

create table calendar.day (
    day date primary key,
    name text not null,
    off boolean not null,
    paper_year int not null references calendar.published_year,
    version int not null default 0
);
comment on table calendar.day is '法定节假日和调休上班日 / statutory off-days and make-up days';

call kernel.open('calendar.published_year');
call kernel.open('calendar.day');
