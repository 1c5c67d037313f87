"""A project of 300 indicators in three outcomes of two outputs each: every third of people, every fifth behind."""

from tests.sample_ledgers import Row

INDICATORS = 300


def many_indicator_rows() -> dict[str, list[Row]]:
    """The rows of its files."""
    codes = [f"I{n:03}" for n in range(INDICATORS)]
    framework: list[Row] = [{"result": "goal"}]
    for outcome in "123":
        framework.append(
            {"result": outcome, "level": "outcome", "parent": "goal", "title": f"Aim {outcome}"}
        )
        framework += [
            {"result": f"{outcome}.{n}", "level": "output", "parent": outcome, "title": f"Work {outcome}.{n}"}
            for n in (1, 2)
        ]  # fmt: skip
    return {
        "framework": framework,
        "indicators": [
            {
                "indicator": code, "result": f"{n % 3 + 1}.{n % 2 + 1}", "title": f"Things of district {n}",
                "unit": "number" if n % 3 else "people",
            }
            for n, code in enumerate(codes)
        ],
        "targets": [{"indicator": code, "value": 100} for code in codes],
        "results": [{"indicator": code, "value": 100 if n % 5 else 1} for n, code in enumerate(codes)],
    }  # fmt: skip
