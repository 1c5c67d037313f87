"""Documents that are ZIP files, packed so that the same content gives the same bytes."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

# The earliest date of the ZIP format, as the date of every part.
FIRST_DAY = (1980, 1, 1, 0, 0, 0)


def reproducible(document: bytes) -> bytes:
    """`document` packed again, with its parts in their order and a fixed date for each."""
    content = BytesIO()
    with ZipFile(BytesIO(document)) as parts, ZipFile(content, "w", ZIP_DEFLATED) as packed:
        for name in parts.namelist():
            packed.writestr(ZipInfo(name, FIRST_DAY), parts.read(name), ZIP_DEFLATED)
    return content.getvalue()
