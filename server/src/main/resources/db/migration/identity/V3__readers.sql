-- 只有安全保密管理员看得到别人的账号。Nobody but the security administrator sees the account of another.
alter policy visible on identity.account
    using (username = nullif(current_setting('luoshi.signin', true), '') or person_id = kernel.self()
        or (kernel.role() = 'SECURITY_ADMINISTRATOR' and unit_id = any (kernel.scope_units())))
    with check (username = nullif(current_setting('luoshi.signin', true), '') or person_id = kernel.self()
        or (kernel.role() = 'SECURITY_ADMINISTRATOR' and unit_id = any (kernel.scope_units())));
alter policy visible on identity.link
    using (digest = nullif(current_setting('luoshi.link', true), '')
        or (kernel.role() = 'SECURITY_ADMINISTRATOR' and unit_id = any (kernel.scope_units())))
    with check (digest = nullif(current_setting('luoshi.link', true), '')
        or (kernel.role() = 'SECURITY_ADMINISTRATOR' and unit_id = any (kernel.scope_units())));
