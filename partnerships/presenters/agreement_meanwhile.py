"""What a colleague wrote into an agreement while somebody else had its form open."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from core.templatetags.dates import day
from partnerships.models import Agreement


def on_record(agreement: Agreement, said: dict[str, Any]) -> list[str]:
    """What the agreement says otherwise than the fields that were sent: "Title: Job shadows"."""
    sites = list(agreement.sites.select_related("site").order_by("site__name"))
    return [
        *_columns(agreement, said),
        *_sites([it.site.name for it in sites], [it.name for it in said["sites"]]),
        *_goals(agreement, said["goals"]),
        *_signatories(agreement, said["signatories"]),
    ]


def _columns(agreement: Agreement, said: dict[str, Any]) -> Iterator[str]:
    labels = {
        "title": _("What it is about"),
        "starts_on": _("Begins"),
        "ends_on": _("Ends"),
        "notice_days": _("Days of notice"),
        "our_part": _("What we do"),
        "their_part": _("What they do"),
    }
    for name, label in labels.items():
        there = getattr(agreement, name)
        if there != said[name]:
            yield _line(label, there)


def _sites(there: list[str], said: list[str]) -> Iterator[str]:
    if sorted(there) != sorted(said):
        yield _line(_("For"), ", ".join(there))


def _goals(agreement: Agreement, said: list[dict[str, Any]]) -> Iterator[str]:
    typed = {it["id"]: it for it in said}
    for goal in agreement.goals.order_by("id"):
        row = typed.get(goal.pk)
        if row is None or any(getattr(goal, name) != row[name] for name in row if name != "id"):
            yield _line(_("Goal"), f"{goal.words}, {goal.target}")


def _signatories(agreement: Agreement, said: list[dict[str, Any]]) -> Iterator[str]:
    typed = {it["id"]: it for it in said}
    for it in agreement.signatories.order_by("id"):
        row = typed.get(it.pk)
        if row is None or any(getattr(it, name) != row[name] for name in row if name != "id"):
            signed = _("Signed %(day)s") % {"day": day(it.signed_on)} if it.signed_on else ""
            yield _line(_("Signature"), ", ".join(filter(None, (it.name, it.title, signed))))


def _line(label: str, value: Any) -> str:
    text = day(value) if isinstance(value, date) else str(value or "\u2013")
    return _("%(label)s: %(value)s") % {"label": label, "value": text}
