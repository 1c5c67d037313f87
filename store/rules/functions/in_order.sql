-- in_order(code): a code as a value that sorts numbers as numbers: F2 before F10, 1.2 before 1.10.
create or replace macro in_order(code) as (
    list_transform(string_split(code, '.'), lambda part: lpad(part, 60, '0'))
);
