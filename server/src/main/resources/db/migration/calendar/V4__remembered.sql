-- 当时所知的工作日历。The working calendar as it was known.
call ledger.remember('calendar.day');
call ledger.remember('calendar.published_year');
