"""Papers to make in tests: of CREST, of a tiny project, and the answers that they are made from."""

from datetime import date

from queries import Parameter, ask
from reports.content.paper import Paper, Side
from store import Store

LAST, THIS = date(2020, 12, 31), date(2021, 8, 31)
ADDRESS = (
    "https://results.example.org/board?project=tiny&since=2020-12-31&as_of=2021-08-31&revision=1"
)

QUESTIONS = (
    "about/sources", "actions/by_recommendation", "actions/evaluations", "actions/status", "frame/project",
    "gender/people_by_sex", "matrix/actions", "matrix/recommendations", "meeting/action_changes",
    "meeting/conflict_changes", "meeting/figure_changes", "meeting/indicator_changes", "meeting/target_changes",
    "results/figures", "results/indicator_progress",
)  # fmt: skip


def paper_of(
    store: Store,
    project: str = "tiny",
    this: date = THIS,
    remarks: tuple[str, ...] = (),
    questions: tuple[str, ...] = QUESTIONS,
) -> Paper:
    """The paper of a project in `store`, between the end of 2020 and `this`, both at the newest revision."""
    revision = store.revision()
    given: dict[str, Parameter] = {
        "projects": [project], "since": LAST, "since_revision": revision, "as_of": this,
        "revision": revision, "next_meeting": None,
    }  # fmt: skip
    frames = {name: ask(store, name, given) for name in (*questions, "frame/project")}
    title = str(frames["frame/project"]["title"].iloc[0])
    return Paper(
        project, title, Side(LAST, revision), Side(this, revision), None, ADDRESS, frames, remarks
    )


# What nobody should write into a title, and somebody will.
HOSTILE = [
    "=1+1", "+1", "@SUM(A1)", "<b>bold</b> & <script>alert(1)</script>", "]]>", "&amp;", "{\\rtf1}",
    "a\x01b\x0bc\x1fd", "a\ufffeb\uffff", "\u202eright to left", "BEGIN:VEVENT", "a,b;c\\n",
    "_x0041_", "%s {0} $x",
]  # fmt: skip

NAMES = [
    "Đoàn Thị Hương, Thành phố Hồ Chí Minh",
    "สำนักงานแรงงานกรุงเทพมหานคร",
    "আন্তর্জাতিক অভিবাসন সংস্থা, ঢাকা",
    "国际移民组织香港办事处",
]
