"""What needs Django: each module runs in a process of its own, asked in JSON, answering in JSON."""

import json
import sys
from collections.abc import Callable
from typing import Any

import django


def answer(work: Callable[[dict[str, Any]], Any]) -> None:
    """Do the work with the question of the command line; the answer is the last line said."""
    django.setup()
    print(json.dumps(work(json.loads(sys.argv[1]))))
