"""Our side of a partnership: the owner and the backup owner."""

from datetime import date

from django.utils.translation import gettext as _

from contacts.panels.end import Click, End
from contacts.queries.candidates import likeliest_members
from core.addresses import address_of
from core.templatetags.dates import day
from offices.models import Membership
from offices.requests import OfficeRequest
from partnerships.models import Partner


def our_ends(request: OfficeRequest, partner: Partner, *, may_edit: bool) -> tuple[End, End]:
    """The owner's end and the backup owner's, each held or with the click that fills it."""
    today = request.office.today()
    owner = _held(partner.owner, _("Owner"), today)
    backup = _held(partner.backup_owner, _("Backup owner"), today)
    if owner and backup:
        return owner, backup
    asked = likeliest_members(request.office, partner, today) if may_edit else []
    if owner is None:
        # the backup who is there is the first to ask, and nobody is asked for both ends
        asked = [*([partner.backup_owner] if backup else []), *asked]
        owner = _no_owner(partner, _click(request, partner, "partner_set_owner", asked[:1]))
        asked = asked[1:]
    return owner, backup or _no_backup(
        partner, _click(request, partner, "partner_set_backup", asked[:1])
    )


def _held(member: Membership | None, tag: str, today: date) -> End | None:
    if member is None or member.deactivated_at is not None:
        return None
    if member.is_away(today):
        until = day(member.away_until, today)
        tag = _("%(tag)s, away until %(day)s") % {"tag": tag, "day": until}
    return End(member.display_name, member.title, tag, is_held=True)


def _no_owner(partner: Partner, clicks: tuple[Click, ...]) -> End:
    gone = partner.owner
    title = _gone(gone) if gone else _("No owner yet")
    return End(title, _("Nobody of ours looks after this partner."), clicks=clicks)


def _no_backup(partner: Partner, clicks: tuple[Click, ...]) -> End:
    owner, gone = partner.owner, partner.backup_owner
    is_kept = owner is not None and owner.deactivated_at is None
    why = _("If %(name)s moves on, nobody here knows this partner.")
    return End(
        _gone(gone) if gone else _("No backup yet"),
        why % {"name": owner.first_name} if is_kept else _("Nobody steps in."),
        clicks=clicks,
    )


def _gone(member: Membership) -> str:
    return _("%(name)s is no longer in the office") % {"name": member.display_name}


def _click(
    request: OfficeRequest, partner: Partner, url_name: str, asked: list[Membership]
) -> tuple[Click, ...]:
    words = {
        "partner_set_owner": _("Make %(name)s owner"),
        "partner_set_backup": _("Make %(name)s backup"),
    }
    url = address_of(request.office.slug, url_name, partner.pk)
    return tuple(
        Click(words[url_name] % {"name": member.display_name}, url, "member", str(member.pk))
        for member in asked
    )
