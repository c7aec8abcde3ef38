-- 每一行都要对得上审计链。Every row answers to the chain.
call ledger.witness('organisation.absence');
call ledger.witness('organisation.area');
call ledger.witness('organisation.assignment');
call ledger.witness('organisation.charge');
call ledger.witness('organisation.guidance');
call ledger.witness('organisation.membership');
call ledger.witness('organisation.person');
call ledger.witness('organisation.placement');
call ledger.witness('organisation.post');
call ledger.witness('organisation.step');
call ledger.witness('organisation.unit');
