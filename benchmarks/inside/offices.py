"""Loads some of the offices, by the code of `manage.py load_bulk`."""

import sys
from typing import Any

from benchmarks.inside import answer


def load(question: dict[str, Any]) -> dict[str, Any]:
    """{scale: [offices, partners, activities], from, to}: load these of all offices."""
    from django.utils import timezone

    from outreach.bulk.load import load_bulk
    from outreach.bulk.sizes import office_sizes
    from outreach.bulk.writing import tidy_up

    sizes = office_sizes(*question["scale"])[question["from"] : question["to"]]
    loaded = load_bulk(sizes, timezone.now(), 1, lambda words: print(words, file=sys.stderr))
    tidy_up()
    return {"rows": loaded.rows, "largest": [sizes[0].partners, sizes[0].activities]}


if __name__ == "__main__":
    answer(load)
