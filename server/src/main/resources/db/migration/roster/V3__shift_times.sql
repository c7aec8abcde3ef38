-- 谁在班、哪些班在这段时间：按时间找，不必翻一年的班次。Who is on duty, and which shifts fall into some hours: found by time.
create index shift_starts on roster.shift (starts);
create index shift_ends on roster.shift (ends);
