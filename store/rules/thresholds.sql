-- The thresholds: numbers of the rules that could have been chosen otherwise. Each is defined only here, so that a
-- change of it changes this file. Rules call it by its name; pages and tests read its number from here
-- (store/rules/thresholds.py), and no document repeats it.

-- due_soon_days(): an action that is neither completed nor cancelled is due soon from so many days before its deadline.
create or replace macro due_soon_days() as 30;

-- report_interval_months(): how often an indicator is reported.
create or replace macro report_interval_months() as 12;

-- report_grace_months(): how many months after the end of such an interval its report may come.
create or replace macro report_grace_months() as 3;

-- least_partnerships(): kinds of partnerships with fewer of them are shown together with others only, so that a count
-- identifies no partner.
create or replace macro least_partnerships() as 3;
