"""A partner's history, or another thing's, as lines of a spreadsheet."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _

from core.exports.table import Table
from core.history.read import Asked, history_page
from core.history.tell import tell
from core.history.words import words_for
from core.registries.history import Telling
from offices.enums.vocabularies import Vocabulary
from offices.models import Office
from partnerships.queries.labels import labels_of_all

SIZE = 200
"""Changes that are read at a time."""


def export_history(office: Office, of: str, asked: Asked, only: str) -> Table:
    """Who changed what and when, newest first: a line for each sentence. `of`: what the thing is
    called; `only` is a kind."""
    name = f"{office.slug}-{slugify(of)[:40] or asked.pk}-history-{office.today()}"
    header = [_("Date"), _("Time"), _("Who"), _("What"), _("Before"), _("After")]
    return Table(name, header, lambda: _lines(office, asked, only), _("History"))


def _lines(office: Office, asked: Asked, only: str) -> Iterator[Sequence[Any]]:
    labels = {str(it): words for it, words in labels_of_all(office, *Vocabulary).items()}
    cursor: str | None = ""
    while cursor is not None:
        page = history_page(asked, only=only, cursor=cursor, size=SIZE)
        words = words_for(asked, page.changes, labels=labels)
        for change in page.changes:
            at = change.at.astimezone(asked.now.tzinfo)
            for told in tell(asked.subject, change, words):
                yield (at.date(), at.time(), words.who(change.by), told.text, *_details(told))
        cursor = page.next


def _details(told: Telling) -> tuple[str, str]:
    return told.details or ("", "")
