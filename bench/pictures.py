"""Makes every paper of CREST and of hostile projects, and opens each with the program that its readers use.

The papers and their pictures are in var/papers, in a folder for each project.

LibreOffice opens what is for Word, PowerPoint and Excel, Poppler the PDF. Where one is missing, a sentence says so.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from datetime import datetime
from itertools import product
from pathlib import Path

from starlette.applications import Starlette
from starlette.testclient import TestClient

from bench.hostile import write_hostile
from bench.office_fonts import write_font_settings
from web.routes import papers
from web.routes.addresses import routes

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "var" / "papers"
MEETINGS = "since=2020-12-31&as_of=2021-08-31&next_meeting=2022-03-31"
OFFICE = (".pptx", ".docx", ".xlsx")
DOTS = 70  # an inch


def main() -> int:
    """Write the papers and their pictures; 1 where a program is missing or cannot open one."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    missing = [name for name in ("soffice", "pdftoppm") if not shutil.which(name)]
    with tempfile.TemporaryDirectory() as folder:
        os.environ["RESULTS_STORE"] = str(Path(folder, "results.duckdb"))
        os.environ["RESULTS_DATA"] = str(Path(folder, "data"))
        shutil.copytree(ROOT / "data" / "crest", Path(folder, "data", "crest"))
        projects = ("crest", *write_hostile(Path(folder, "data")))
        app = Starlette(routes=routes("", lambda: datetime(2021, 9, 1), "overview"))
        client = TestClient(app, base_url="http://127.0.0.1:8501")
        for project, name in product(projects, papers.KINDS):
            path = FOLDER / project / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(client.get(f"/papers/{project}/{name}?{MEETINGS}").content)
            if not missing:
                picture(path)
            print(f"{path.relative_to(ROOT)}: {path.stat().st_size:,} bytes")
    if missing:
        print(
            f"No pictures: {' and '.join(missing)} missing. Install libreoffice and poppler-utils."
        )
    return 1 if missing else 0


def picture(path: Path) -> None:
    """Write a picture of each page of a paper beside it."""
    pdf = path
    if path.suffix in OFFICE:
        command = [
            "soffice",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(path.parent / path.suffix[1:]),
        ]
        settings = {**os.environ, "FONTCONFIG_FILE": str(write_font_settings(FOLDER))}
        subprocess.run([*command, str(path)], check=True, capture_output=True, env=settings)
        pdf = path.parent / path.suffix[1:] / f"{path.stem}.pdf"
    if pdf.suffix == ".pdf":
        pages = path.parent / path.name.replace(".", "-")
        subprocess.run(["pdftoppm", "-r", str(DOTS), "-png", str(pdf), str(pages)], check=True)


if __name__ == "__main__":
    sys.exit(main())
