-- 每一行都要对得上审计链。Every row answers to the chain.
call ledger.witness('evidence.fact');
