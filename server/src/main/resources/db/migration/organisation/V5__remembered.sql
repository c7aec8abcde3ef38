-- 当时所知：单位、人员、任职都能照某一条记录那时的样子再算一遍。What figures of coverage stand on is kept as it was known.
call ledger.remember('organisation.absence');
call ledger.remember('organisation.area');
call ledger.remember('organisation.assignment');
call ledger.remember('organisation.charge');
call ledger.remember('organisation.guidance');
call ledger.remember('organisation.membership');
call ledger.remember('organisation.person');
call ledger.remember('organisation.placement');
call ledger.remember('organisation.post');
call ledger.remember('organisation.unit');
