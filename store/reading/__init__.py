"""Reading the files that people bring: what each one is, and its rows as text, before anything is judged.

`text` finds encoding, separator and header of a text file and `delimited` its rows; `workbook` reads XLSX.
`recognise` says by the columns which file of the contract a table is, `numbers` how its numbers are written.
They work at one `Desk`, where rows, remarks and faults are gathered.
"""
