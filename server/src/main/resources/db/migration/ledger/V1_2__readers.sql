-- 审计管理员看本级及以下全部；系统、安全管理员只看自己办的。The auditor reads all below his unit, the others their own acts.
alter policy visible on ledger.entry
    using (unit_id = any (kernel.record_units()) or person_id = kernel.self() or actor_id = kernel.self()
        or (kernel.role() = 'AUDIT_ADMINISTRATOR' and (unit_id is null or unit_id = any (kernel.scope_units()))));
