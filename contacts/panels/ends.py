"""Who holds each end: our two people, their two, and what ties them."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from contacts.panels.end import End
from contacts.panels.known import people_known
from contacts.panels.our_ends import our_ends
from contacts.panels.their_ends import their_ends
from core.addresses import address_of
from core.registries.panels import Panel
from offices.permissions import Permission, may
from offices.requests import OfficeRequest
from partnerships.models import Partner


@dataclass(frozen=True)
class Side:
    """One side of the partnership: the primary's end above the backup's."""

    title: Any
    ends: tuple[End, End]


@dataclass(frozen=True)
class Tie:
    """What lies between two ends: a knot, or a loose end for whoever is missing."""

    ours: bool
    theirs: bool


def ends_panel(request: OfficeRequest, partner: Partner) -> Panel:
    """The panel for the partner page."""
    may_edit = may(request.membership, Permission.EDIT_PARTNERS) and partner.archived_at is None
    ours = our_ends(request, partner, may_edit=may_edit)
    theirs = their_ends(request, partner, people_known(request, partner), may_edit=may_edit)
    context = {
        "ours": Side(_("Our side"), ours),
        "theirs": Side(_("Their side"), theirs),
        "ties": [_tie(our, their) for our, their in zip(ours, theirs, strict=True)],
        "edit_url": address_of(request.office.slug, "partner_edit", partner.pk),
        "may_edit": may_edit,
    }
    return Panel("contacts/ends.html", context)


def _tie(ours: End, theirs: End) -> Tie | None:
    return Tie(ours.is_held, theirs.is_held) if theirs.applies else None
