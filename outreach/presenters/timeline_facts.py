"""Who took part in an activity and how many, as the timeline says it under the note."""

from collections.abc import Callable, Iterator
from typing import Any

from django.template.defaultfilters import floatformat
from django.utils.formats import localize
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.moulds import filled, together
from outreach.queries.leaders import leader_name

MOST_NAMED = 8  # more of them are counted, and named on asking


def facts_of(row: Any, labels: dict[str, str], partner_url: Callable[[int], str]) -> str:
    """The lines under a note; nothing where nothing is known."""
    chips = [_chip(said) for said in _numbers(row, labels)]
    if not (row.people or row.others or chips):
        return ""
    people, others = len(row.people), len(row.others)
    shape = {"people": _how_many(people), "others": _how_many(others), "has_chips": bool(chips)}
    texts = {
        "people_names": together((it["name"] for it in row.people), ", "),
        "people_count": _counted(_with_people, people),
        "others_names": together((_link(it, partner_url) for it in row.others), ", "),
        "others_count": _counted(_with_partners, others),
        "chips": together(chips, "\n"),
    }
    return filled("outreach/timeline_facts.html", shape, texts)


def _how_many(count: int) -> str:
    return ("many" if count > MOST_NAMED else "few") if count else ""


def _counted(words: Callable[[int], str], count: int) -> str:
    return words(count) % {"count": localize(count)} if count > MOST_NAMED else ""


def _with_people(count: int) -> str:
    return ngettext("With %(count)s person", "With %(count)s people", count)


def _with_partners(count: int) -> str:
    return ngettext("Shared with %(count)s partner", "Shared with %(count)s partners", count)


def _link(other: dict[str, Any], partner_url: Callable[[int], str]) -> SafeString:
    return format_html('<a href="{}">{}</a>', partner_url(other["pk"]), other["name"])


def _chip(said: str) -> SafeString:
    return filled("outreach/timeline_chip.html", {}, {"said": said})


def _numbers(row: Any, labels: dict[str, str]) -> Iterator[str]:
    if row.activity__leader__display_name:
        said = leader_name(row.activity__leader__display_name, row.activity__leader__title)
        yield _("with %(name)s") % {"name": said}
    if row.activity__site__name:
        yield row.activity__site__name
    if (count := row.activity__student_count) is not None:
        said = ngettext("%(count)s student", "%(count)s students", count)
        yield said % {"count": localize(count)}
    if row.activity__places:
        yield _places(row, labels)
    if count := row.volunteers:
        said = ngettext("%(count)s volunteer", "%(count)s volunteers", count)
        yield said % {"count": localize(count)}
    if row.volunteer_hours:
        yield _("%(hours)s hours") % {"hours": floatformat(row.volunteer_hours)}


def _places(row: Any, labels: dict[str, str]) -> str:
    count, kind = row.activity__places, labels.get(row.activity__places_kind, "")
    said = ngettext("%(count)s place offered", "%(count)s places offered", count)
    said %= {"count": localize(count)}
    return f"{said}: {kind.lower()}" if kind else said
