-- The thresholds: numbers of the rules that could have been chosen otherwise. Each stands here alone, so that to change
-- it is to change this file. Rules ask for it by its name; what is said of it on a page, and in a test, is read from here
-- (store/thresholds.py), and no document repeats it.

-- due_soon_days(): an action that is neither completed nor cancelled is due soon from so many days before its deadline.
create or replace macro due_soon_days() as 30;

-- least_partnerships(): kinds of partnerships with fewer of them are shown together with others only, so that a count
-- tells of none which partner it is.
create or replace macro least_partnerships() as 3;
