alter policy visible on evidence.fact
    using (unit_id = any (kernel.record_units()) or person_id = kernel.self())
    with check (unit_id = any (kernel.record_units()) or person_id = kernel.self());
