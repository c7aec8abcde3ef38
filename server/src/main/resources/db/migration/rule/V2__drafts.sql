-- 草稿、发布、废止，以及只有本级能改的写入规则。Drafts, publishing, repeal; and who may write what others may only read.

alter table rule.source add column notes text[] not null default '{}';
comment on column rule.source.notes is '读入时的说明（编码转换、宏没有读等） / what happened while reading the file';

create table rule.numbering (
    source_id bigint not null references rule.source on delete cascade,
    position int not null,
    code text not null check (code in ('gap', 'repeat', 'order')),
    kind text not null,
    after text not null default '',
    found text not null,
    primary key (source_id, position)
);
comment on table rule.numbering is '编号问题：缺号、重号、乱序，照原样保留 / anomalies of numbering, reported and never mended';

-- One article is taken up as a clause once by one owner: a form sent twice finds the first.
create unique index clause_node on rule.clause (owner_unit_id, node_id) where node_id is not null;

alter table rule.clause_version add column drafted_by bigint references organisation.person;
alter table rule.clause_version add column drafted_at timestamptz;
alter table rule.clause_version add column approved_by bigint references organisation.person;
alter table rule.clause_version add column change_note text not null default '';
alter table rule.clause_version add column repealed_at timestamptz;
alter table rule.clause_version add column repeal_reason text not null default '';
create unique index clause_version_draft on rule.clause_version (clause_id) where status = 'DRAFT';
create index duty_version_of on rule.duty_version (clause_version_id);
create index duty_of on rule.duty (clause_id);

alter table rule.exemption add constraint exemption_once
    exclude using gist (duty_id with =, unit_id with =, coalesce(person_id, 0) with =, validity with &&);
alter table rule.exemption add column ended_reason text not null default '';
create unique index not_applicable_once on rule.not_applicable (unit_id, coalesce(area_id, 0), coalesce(duty_id, 0))
    where revoked_on is null;
alter table rule.not_applicable add column reviewed_on date;
alter table rule.not_applicable add column version int not null default 0;

call kernel.guard('rule.numbering', 'source_id in (select id from rule.source)');

-- What stands above a unit is read there, and written only by those in whose subtree the owner lies.
create procedure rule.written_by_owner(guarded regclass, owned text) language plpgsql as $$
begin
    execute format('create policy inserts_owned on %s as restrictive for insert to luoshi_app with check (%s)', guarded, owned);
    execute format('create policy updates_owned on %s as restrictive for update to luoshi_app using (%s) with check (%s)', guarded, owned, owned);
    execute format('create policy deletes_owned on %s as restrictive for delete to luoshi_app using (%s)', guarded, owned);
end $$;
comment on procedure rule.written_by_owner(regclass, text) is '上级的规矩下级能看不能改 / read below, written only above';
call rule.written_by_owner('rule.source', 'owner_unit_id = any (kernel.scope_units())');
call rule.written_by_owner('rule.node', 'source_id in (select s.id from rule.source s where s.owner_unit_id = any (kernel.scope_units()))');
call rule.written_by_owner('rule.numbering', 'source_id in (select s.id from rule.source s where s.owner_unit_id = any (kernel.scope_units()))');
call rule.written_by_owner('rule.clause', 'owner_unit_id = any (kernel.scope_units())');
call rule.written_by_owner('rule.clause_version', 'clause_id in (select c.id from rule.clause c where c.owner_unit_id = any (kernel.scope_units()))');
call rule.written_by_owner('rule.duty', 'clause_id in (select c.id from rule.clause c where c.owner_unit_id = any (kernel.scope_units()))');
call rule.written_by_owner('rule.duty_version', 'clause_version_id in (select v.id from rule.clause_version v join rule.clause c on c.id = v.clause_id where c.owner_unit_id = any (kernel.scope_units()))');
call rule.written_by_owner('rule.not_applicable', 'unit_id = any (kernel.scope_units())');
call rule.written_by_owner('rule.exemption', 'unit_id = any (kernel.scope_units())');
-- Only the person himself acknowledges, and nobody takes it back.
call rule.written_by_owner('rule.acknowledgement', 'person_id = kernel.self()');
