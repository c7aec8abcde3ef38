alter policy visible on roster.occasion
    using (unit_id = any (kernel.record_units()) or person_id = kernel.self())
    with check (unit_id = any (kernel.record_units()) or person_id = kernel.self());
