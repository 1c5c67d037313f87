"""A document that is a ZIP file, packed so that the same content is the same bytes whenever it is made."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

# The first day that a ZIP file knows: its parts have no date of their own.
FIRST_DAY = (1980, 1, 1, 0, 0, 0)


def steady(document: bytes) -> bytes:
    """`document` with its parts in their order, none of which says when it was packed."""
    content = BytesIO()
    with ZipFile(BytesIO(document)) as parts, ZipFile(content, "w", ZIP_DEFLATED) as packed:
        for name in parts.namelist():
            packed.writestr(ZipInfo(name, FIRST_DAY), parts.read(name), ZIP_DEFLATED)
    return content.getvalue()
