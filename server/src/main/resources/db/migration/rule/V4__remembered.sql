-- 当时所知的条款、责任、豁免、不适用。Clauses, duties, exemptions and 不适用 as they were known.
call ledger.remember('rule.clause');
call ledger.remember('rule.clause_version');
call ledger.remember('rule.duty');
call ledger.remember('rule.duty_version');
call ledger.remember('rule.exemption');
call ledger.remember('rule.not_applicable');
call ledger.remember('rule.source');
