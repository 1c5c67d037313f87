"""What is a number or a date in a file, and what to write where a cell is none; as SQL over the text."""

NUMBER = r"-?[0-9]{1,18}(\.[0-9]{1,6})?"

# One number with the signs that people write around it; anything else may mean another number.
CURRENCY = r"[A-Z]{3}|[$€£]"
UNIT = rf"%|percent|per cent|people|persons|{CURRENCY}"
ONE_NUMBER = rf"\s*\+?(?:{CURRENCY})?\s*(-?[0-9](?:[0-9., ]*[0-9])?)\s*(?:{UNIT})?\s*"
THOUSANDS = r"-?[1-9][0-9]{0,2}([, ][0-9]{3})+(\.[0-9]{1,6})?"
DECIMAL_COMMA = r"-?([0-9]+|[1-9][0-9]{0,2}([. ][0-9]{3})+),[0-9]{1,6}"
EITHER = r"-?[1-9][0-9]{0,2},[0-9]{3}"


def number_fault(column: str, in_file: str) -> tuple[str, str]:
    """The condition of a cell that is no number, and the message.

    It says what to write where the cell is one number with a unit or separators; `1,234` may be two.
    """
    core = f"regexp_extract({column}, '^{ONE_NUMBER}$', 1)"
    comma = f"replace(regexp_replace({core}, '[. ]', '', 'g'), ',', '.')"
    bare = (
        f"case when regexp_full_match({core}, '{THOUSANDS}') "
        f"then regexp_replace({core}, '[, ]', '', 'g') "
        f"when regexp_full_match({core}, '{DECIMAL_COMMA}') then {comma} else {core} end"
    )
    either = f"case when regexp_full_match({core}, '{EITHER}') then ' or ' || {comma} else '' end"
    unit = "the unit is in indicators.csv" if in_file == "results" else "without unit or separator"
    message = f"""'"' || {column} || '" is not a number.' || case
            when regexp_full_match({bare}, '{NUMBER}') then ' Write ' || {bare} || {either} || ': {unit}.'
            else ' Write at most 18 digits, a decimal point and six decimals; blank is not known.' end"""
    return f"not regexp_full_match({column}, '{NUMBER}')", message


def date_fault(column: str) -> tuple[str, str]:
    """The condition of a cell that is no day as YYYY-MM-DD, and the message."""
    condition = (
        f"length({column}) <> 10 or coalesce(try_cast({column} as date)::varchar <> {column}, "
        f"{column} is not null)"
    )
    return (
        condition,
        f"""'"' || {column} || '" is not a date. Write ' || {_date_meant(column)} || '.'""",
    )


def _date_meant(column: str) -> str:
    """What to write for a day that is written as in `31/10/2022`; of `3/4/2022` both days that it may be."""
    found = rf"regexp_full_match({column}, '\d{{1,2}}([-/.])\d{{1,2}}[-/.]\d{{4}}')"
    parts = f"case when {found} then translate({column}, '/.', '--') end"
    first, second = (
        f"strftime(try_strptime({parts}, '{form}'), '%Y-%m-%d')"
        for form in ("%d-%m-%Y", "%m-%d-%Y")
    )
    days = f"concat_ws(' or ', {first}, nullif({second}, {first}))"
    return f"coalesce(nullif({days}, ''), 'it as YYYY-MM-DD')"
