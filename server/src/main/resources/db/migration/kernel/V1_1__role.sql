create function kernel.role() returns text language sql stable parallel safe
    return nullif(current_setting('luoshi.role', true), '');
comment on function kernel.role() is '行为人的角色 / role of the person who acts';

-- 三员管系统，不看个人记录。The three administrators run the program and see no personal records.
create function kernel.record_units() returns bigint[] language sql stable parallel safe
    return case when kernel.role() in ('ADMINISTRATOR', 'SECURITY_ADMINISTRATOR', 'AUDIT_ADMINISTRATOR')
                then '{}'::bigint[] else kernel.scope_units() end;
comment on function kernel.record_units() is '可看个人记录的单位 / units whose personal records may be seen';

grant execute on function kernel.role(), kernel.record_units() to luoshi_app, luoshi_reader;
