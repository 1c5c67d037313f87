"""Projects that are hard to draw: empty, long, large, with markup, in many scripts. Papers are made of them, too."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from tests.sample_ledgers import Row, write_project

LONG = "Train the partners in every country, and write down what was agreed with each of them and by when; "

NAMES = {
    "Vietnamese": "Đoàn Thị Hương, Thành phố Hồ Chí Minh, Sở Lao động – Thương binh và Xã hội",
    "Thai": "สำนักงานแรงงานกรุงเทพมหานครและผู้ปฏิบัติงานด้านสิทธิของแรงงานข้ามชาติ",
    "Bangla": "আন্তর্জাতিক অভিবাসন সংস্থা, ঢাকা: অভিবাসী শ্রমিকদের প্রশিক্ষণ",
    "Chinese": "国际移民组织香港办事处与企业合作伙伴关于移民工人的培训和申诉机制",
    "Burmese": "နိုင်ငံတကာ ရွှေ့ပြောင်းနေထိုင်မှု အဖွဲ့အစည်း",
}

MARKUP = (
    "*a* _b_ `c`",
    "<b>bold</b> &amp;",
    '$x$ #import "a": *',
    "=1+1",
    "[a](b) | c",
    "\u202eturned \u2066round",
)

Files = Mapping[str, Iterable[Row]]


def write_hostile(data: Path) -> tuple[str, ...]:
    """Write each of the projects into a folder of its own below `data`; gives back their codes."""
    projects: dict[str, Files] = {
        "empty": {"project": [{"title": "A project of which nothing is known"}]},
        "long": called([LONG * 4] * 3, "A project with a title that goes on: " + LONG * 3),
        "many": called([f"{LONG}{number}" for number in range(200)], "A project of 200 actions"),
        "markup": called(MARKUP, MARKUP[0] + MARKUP[1] + MARKUP[2]),
        "scripts": called(tuple(NAMES.values()), NAMES["Burmese"]),
    }
    for code, files in projects.items():
        write_project(data, files, code)
    return tuple(projects)


def called(titles: Iterable[str], project: str) -> Files:
    """The files of a project in which an indicator, an action, its unit and its recommendation have each title."""
    numbered = list(enumerate(titles))
    return {
        "project": [{"title": project}],
        "sources": [{"source": "report", "title": project, "author": project}],
        "indicators": [{"indicator": f"I{n}", "title": title} for n, title in numbered[:20]],
        "targets": [{"indicator": f"I{n}", "reason": title} for n, title in numbered[:20]],
        "results": [
            {"indicator": f"I{n}", "value": 30 + n, "note": title} for n, title in numbered[:20]
        ],
        "recommendations": [
            {"recommendation": f"R{n // 10 + 1}", "title": title, "rationale": title}
            for n, title in numbered[::10]
        ],
        "actions": [
            {"action": f"{n // 10 + 1}.{n % 10 + 1}", "recommendation": f"R{n // 10 + 1}", "title": title,
             "responsible": numbered[n // 50 * 50][1].replace(";", ","), "comment": title,
             "deadline": f"2021-{n % 9 + 4:02}-28", "status": ("ongoing", "not_reported")[n % 2]}
            for n, title in numbered
        ],
        "conflicts": [
            {"conflict": f"K{n}", "subject": title, "explanation": title} for n, title in numbered[:5]
        ],
    }  # fmt: skip
