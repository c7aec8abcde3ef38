-- 每一行都要对得上审计链。Every row answers to the chain.
call ledger.witness('calendar.day');
call ledger.witness('calendar.published_year');
