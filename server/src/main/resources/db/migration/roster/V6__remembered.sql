-- 当时所知的值班表。Rosters as they were known.
call ledger.remember('roster.month');
call ledger.remember('roster.occasion');
call ledger.remember('roster.shift');
call ledger.remember('roster.swap');
