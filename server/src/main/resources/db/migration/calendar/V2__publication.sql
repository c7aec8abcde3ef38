-- An unpublished year keeps its days as a draft; they count only once it is published again.
alter table calendar.published_year add column published boolean not null default true;
alter table calendar.published_year add column version int not null default 0;
