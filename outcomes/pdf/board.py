"""The dashboard on paper, for the board: the same figures and charts."""

from typing import Any

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from core.knots import cords, masks
from core.pdf import Printed, render_pdf
from core.templatetags.dates import whole_day
from offices.enums.vocabularies import Vocabulary
from offices.models import Office
from offices.queries.labels import labels_of
from outcomes.policies.suppression import suppress
from outcomes.presenters.retention import Asked, headline_of, health, tiles
from outcomes.presenters.retention_exits import reasons
from outcomes.presenters.retention_words import of
from outcomes.presenters.retention_years import compared, heat
from outcomes.queries.participations import least_shown, participations_in

PLUM, GOLD, REACH = "#8E3F76", "#E59A2E", 32
SHEETS = ["css/print/fonts.css", "css/print/board.css"]


def print_board(office: Office, asked: Asked, chips: list[dict[str, str]]) -> Printed:
    """The report as a tagged PDF on letter paper. Raises CannotPrint."""
    return render_pdf(board_page(office, asked, chips), stylesheets=SHEETS)


def board_page(office: Office, asked: Asked, chips: list[dict[str, str]]) -> str:
    """The document in HTML, in the reader's language."""
    language = get_language() or "en"
    with override(language):
        context = {
            "language": language,
            "office": office,
            "title": _("Partnership report, %(day)s") % {"day": whole_day(asked.frame.today)},
            "heading": _heading(asked),
            "chips": chips,
            "tiles": tiles(asked),
            "lead": _lead(asked),
            "knot": _knot(),
            "health": health(asked),
            "heat": heat(asked),
            "reasons": reasons(asked),
            "compared": compared(asked),
            "students": None if asked.filters.said else _students(office, asked),
        }
        return render_to_string("outcomes/print/board.html", context)


def _heading(asked: Asked) -> str:
    kept, base = asked.counts[f"kept.{asked.pair}"], asked.counts[f"base.{asked.pair}"]
    if not base:
        return _("Our partnerships")
    names = {
        "kept": of(kept, base),
        "year": asked.frame.years[asked.place - 1].label,
        "next": asked.frame.years[asked.place].label,
    }
    return _("We kept %(kept)s partners, %(year)s to %(next)s") % names


def _lead(asked: Asked) -> str:
    """The page's sentence, without what the heading says already."""
    found = headline_of(asked)
    return found.rest if found.is_kept else f"{found.fact} {found.rest}".strip()


def _knot() -> SafeString:
    """The mark; its colours as attributes, the only ones that a printed drawing knows."""
    plum, gold = cords(REACH)
    return format_html(
        '<svg viewBox="-34.5 -18 69 36" class="knot" aria-hidden="true">{}'
        '<g fill="none" stroke-width="5" stroke-linecap="round">'
        '<path stroke="{}" d="{}" mask="url(#board-p)"/>'
        '<path stroke="{}" d="{}" mask="url(#board-g)"/></g></svg>',
        mark_safe(masks(5, 1.6, "board")),  # noqa: S308 - numbers and constants only
        *(PLUM, plum, GOLD, gold),
    )


def _students(office: Office, asked: Asked) -> dict[str, Any]:
    """Participations of the last whole year, small ones left out. Of a part of the office there
    are none: two reports of parts would tell what each leaves out."""
    year = asked.frame.years[asked.place]
    below = least_shown(office)
    kinds = labels_of(office, Vocabulary.ACTIVITY_KIND)
    found = suppress(participations_in(office, year), below)
    rows = sorted(found.shown.items(), key=lambda it: (it[1] is None, -(it[1] or 0), it[0]))
    return {
        "year": year.label,
        "rows": [(kinds.get(kind, kind), count) for kind, count in rows],
        "total": found.total,
        "hides": found.hides,
        "below": below,
    }
