-- 一条结果有自己的号，才对得上审计链。A result needs a number of its own to answer to the chain.
alter table supervision.result add column id bigint generated always as identity primary key;

-- 每一行都要对得上审计链。Every row answers to the chain.
call ledger.witness('supervision.visit');
call ledger.witness('supervision.result');
