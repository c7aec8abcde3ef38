-- Followers ask what was entered or withdrawn after a sequence; withdrawals are few.
create index fact_withdrawn on evidence.fact (withdrawn_seq) where withdrawn_seq is not null;
