-- logframe(projects, as_of, revision): the objective, its outcomes and their outputs, as a tree.
-- Grain: one row per project and result. path sorts each result after its parent, numbers as numbers.
create or replace macro logframe(of_projects, as_of, at_revision) as table
with recursive framework as (
    select *, lpad(result, 60, '0') as sort_key
    from current_framework(of_projects, as_of, at_revision)
),
tree as (
    select project, result, level, parent, title, note, source, place, sort_key as path, 0 as depth, result as outcome
    from framework
    where parent is null
    union all
    select
        below.project, below.result, below.level, below.parent, below.title, below.note, below.source, below.place,
        tree.path || '/' || below.sort_key, tree.depth + 1,
        case when below.level = 'outcome' then below.result else tree.outcome end
    from framework as below
    join tree on below.project = tree.project and below.parent = tree.result
)
select * from tree;
