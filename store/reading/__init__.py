"""Reading uploaded files: what each one is, and its rows as text, before anything is checked.

`text` finds the encoding, separator and header of a text file and `delimited` reads its rows; `workbook` reads XLSX.
`recognise` finds by the columns which file of the contract a table is, and `numbers` how its numbers are written.
All of them add rows, remarks and faults to one `FoundTables`.
"""
