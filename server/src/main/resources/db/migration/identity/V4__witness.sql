-- 每一行都要对得上审计链。Every row answers to the chain.
-- 登录的次数和时间不是决定，不进链。Counts and times of signing in are no decisions.
call ledger.witness('identity.account', '{failures,locked_until,signed_in_at}');
call ledger.witness('identity.link');
