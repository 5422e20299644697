"""The lists of the settings as lines of a spreadsheet: sites and programs, calendar, members."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from django.utils.translation import gettext as _

from core.exports.table import Table
from offices.models import Office
from offices.queries.calendar import holidays_of, terms_of
from offices.queries.members import members_of
from offices.queries.sites import SiteCard, site_cards


def export_sites(office: Office) -> Table:
    """A line for each program, and one for each site that has none."""
    header = [
        *(_("Site"), _("Kind"), _("Town"), _("Leader")),
        *(_("Program"), _("Career cluster")),
    ]
    return Table(
        f"{office.slug}-sites-{office.today()}",
        header,
        lambda: chain.from_iterable(map(_of_site, site_cards(office, office.today()))),
        _("Sites"),
    )


def _of_site(card: SiteCard) -> Iterator[Sequence[Any]]:
    site = card.site
    leaders = "; ".join(it.member.display_name for it in card.leaders)
    said = (site.name, site.get_kind_display(), site.town, leaders)
    for line in card.programs:
        yield (*said, line.program.name, line.cluster)
    if not card.programs:
        yield (*said, "", "")


def export_calendar(office: Office) -> Table:
    """Terms, then days off; both ends are included."""
    return Table(
        f"{office.slug}-calendar-{office.today()}",
        [_("What"), _("Name"), _("Site"), _("First day"), _("Last day")],
        lambda: _spans(office),
        _("Calendar"),
    )


def _spans(office: Office) -> Iterator[Sequence[Any]]:
    for what, spans in ((_("Term"), terms_of(office)), (_("Days off"), holidays_of(office))):
        for it in spans:
            yield (what, it.name, it.site.name if it.site else "", it.starts_on, it.ends_on)


def export_members(office: Office) -> Table:
    """The active members, as the page shows them."""
    return Table(
        f"{office.slug}-members-{office.today()}",
        [_("Name"), _("Job title"), _("Role"), _("Email"), _("Away from"), _("Away until")],
        lambda: (
            (
                *(it.display_name, it.title, it.get_role_display(), it.user.email),
                *(it.away_from, it.away_until),
            )
            for it in members_of(office)
        ),
        _("Members"),
    )
