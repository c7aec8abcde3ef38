-- 每一行都要对得上审计链。Every row answers to the chain.
call ledger.witness('roster.month');
call ledger.witness('roster.occasion');
call ledger.witness('roster.seat');
call ledger.witness('roster.shift');
call ledger.witness('roster.swap');
