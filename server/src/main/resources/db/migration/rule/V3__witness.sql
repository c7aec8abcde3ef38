-- 每一行都要对得上审计链。Every row answers to the chain.
call ledger.witness('rule.acknowledgement');
call ledger.witness('rule.clause');
call ledger.witness('rule.clause_version');
call ledger.witness('rule.duty');
call ledger.witness('rule.duty_version');
call ledger.witness('rule.exemption');
call ledger.witness('rule.node');
call ledger.witness('rule.not_applicable');
call ledger.witness('rule.numbering');
call ledger.witness('rule.source');
