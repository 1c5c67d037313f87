-- The ledger's own tables. The tables of the contract are made beside them, from datapackage.json,
-- each with its columns and: project, revision (the upload of the row), in_file, in_row.
-- Only what DuckDB and DuckLake both support: no keys, no sequences, no indexes.

-- One row: the newest revision. Every entry updates it first, so that two writers conflict.
create table if not exists ledger.head (
    revision bigint
);

-- One row per entry: an upload, or the undo or redo of one.
create table if not exists ledger.entry (
    revision bigint,
    project varchar,
    kind varchar,        -- upload, undo or redo
    upload bigint,       -- undo and redo: the revision of the upload they name
    entered_at timestamp,
    entered_by varchar,
    note varchar
);

-- One row per original file of an upload.
create table if not exists ledger.file (
    revision bigint,
    project varchar,
    name varchar,
    sha256 varchar,
    bytes bigint
);

-- One row per piece of at most 1 MiB of an original file, in order; packed with zstd (store/ledger/originals.py).
create table if not exists ledger.file_piece (
    revision bigint,
    project varchar,
    name varchar,
    piece bigint,
    content blob
);

-- One row per file of an upload and effect on its rows: new, confirmed, corrected, revised, updated or
-- withdrawn; for an undo or redo gone, back or changed. What an entry did is fixed when it is written.
create table if not exists ledger.effect (
    revision bigint,
    project varchar,
    kind varchar,        -- the file of the contract
    in_file varchar,
    effect varchar,
    row_count bigint
);
