"""The share of sentences that are understood rightly, whole and field by field."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from offices.models import Office
from outreach.queries.sentences import understand
from tests.sentences.table import FIELDS, Part, Sentence, load, meaning_of, score

LANGUAGES = ("en", "es")


@dataclass(frozen=True)
class Answer:
    """A sentence of the table, what was understood of it, and which fields are right."""

    line: Sentence
    understood: dict[str, Any]
    right: dict[str, bool]

    @property
    def whole(self) -> bool:
        """Every field is right."""
        return all(self.right.values())


def answers(office: Office, part: Part) -> list[Answer]:
    """What the office's own sentences are taken for; to be called inside the furnished office."""
    return [_answer(office, line) for line in load(part)]


def share(given: Sequence[Answer]) -> float:
    """How many of them are right in every field, from 0 to 1."""
    return sum(answer.whole for answer in given) / len(given)


def figures(given: Sequence[Answer]) -> str:
    """A table: the share right by field, in all and by language. It quotes no sentence."""
    rows = [f"{'':<14}{'all':>16}" + "".join(f"{language:>16}" for language in LANGUAGES)]
    rows.append(_row("every field", [answer.whole for answer in given], given))
    rows += [_row(field, [answer.right[field] for answer in given], given) for field in FIELDS]
    return "\n".join(rows)


def mistakes(given: Sequence[Answer]) -> str:
    """Each sentence that is not wholly right: what was meant, and what was understood."""
    return "\n".join(_mistake(answer) for answer in given if not answer.whole)


def _answer(office: Office, line: Sentence) -> Answer:
    understood = understand(office, line.text, at=line.at).as_json()
    return Answer(line, understood, score(line.meaning, understood))


def _row(name: str, right: list[bool], given: Sequence[Answer]) -> str:
    pairs = list(zip(right, (answer.line.meaning.language for answer in given), strict=True))
    columns = [right, *([it for it, said in pairs if said == one] for one in LANGUAGES)]
    return f"{name:<14}" + "".join(_cell(column) for column in columns)


def _cell(right: list[bool]) -> str:
    return f"{sum(right):>5}/{len(right):<3}{sum(right) / len(right):>7.1%}"


def _mistake(answer: Answer) -> str:
    found = meaning_of(answer.understood)
    lines = [f"{answer.line.text}  [{answer.line.at}]"]
    lines += [
        f"    {field}: meant {getattr(answer.line.meaning, field)!r},"
        f" understood {getattr(found, field)!r}"
        for field, right in answer.right.items()
        if not right
    ]
    return "\n".join(lines)
