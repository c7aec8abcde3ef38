alter policy visible on supervision.visit
    using (unit_id = any (kernel.record_units()) or unit_id || ':' || area_id = any (kernel.guided()))
    with check (unit_id = any (kernel.record_units()) or unit_id || ':' || area_id = any (kernel.guided()));
alter policy visible on supervision.result
    using (unit_id = any (kernel.record_units()) or person_id = kernel.self() or unit_id || ':' || area_id = any (kernel.guided()))
    with check (unit_id = any (kernel.record_units()) or person_id = kernel.self() or unit_id || ':' || area_id = any (kernel.guided()));
