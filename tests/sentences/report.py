"""Print the share of sentences understood: `python -m tests.sentences.report`.

It runs the tests of the share and lets them speak, since they have a database of their own.
"""

import sys

import pytest

TESTS = "tests/outreach/test_sentence_share.py"


def main() -> int:
    """The figures of both halves; the tests' exit code."""
    return int(pytest.main([TESTS, "-s", "-q", "-p", "no:cacheprovider"]))


if __name__ == "__main__":
    sys.exit(main())
