alter policy visible on rule.exemption
    using (unit_id = any (kernel.record_units()) or person_id = kernel.self())
    with check (unit_id = any (kernel.record_units()) or person_id = kernel.self());
alter policy visible on rule.acknowledgement
    using (person_id = kernel.self() or (kernel.record_units() <> '{}' and person_id in (select organisation.visible_people())))
    with check (person_id = kernel.self() or (kernel.record_units() <> '{}' and person_id in (select organisation.visible_people())));
