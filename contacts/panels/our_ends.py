"""Our side of a partnership: the owner and the backup owner."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from contacts.panels.end import Click, End
from contacts.queries.candidates import likeliest_member
from core.templatetags.dates import day
from offices.models import Membership
from offices.requests import OfficeRequest
from partnerships.models import Partner


def our_ends(request: OfficeRequest, partner: Partner, *, may_edit: bool) -> tuple[End, End]:
    """The owner's end and the backup owner's, each held or with the click that fills it."""
    today = request.office.today()
    owner, backup = partner.owner, partner.backup_owner
    first = _held(owner, _("Owner"), today) or _no_owner(request, partner, may_edit=may_edit)
    second = _held(backup, _("Backup owner"), today)
    return first, second or _no_backup(request, partner, may_edit=may_edit)


def _held(member: Membership | None, tag: str, today: date) -> End | None:
    if member is None or member.deactivated_at is not None:
        return None
    if member.is_away(today):
        until = day(member.away_until, today)
        tag = _("%(tag)s, away until %(day)s") % {"tag": tag, "day": until}
    return End(member.display_name, member.title, tag, is_held=True)


def _no_owner(request: OfficeRequest, partner: Partner, *, may_edit: bool) -> End:
    """The backup who is there is the first to ask; their end is then free for another."""
    gone, backup = partner.owner, partner.backup_owner
    asked = backup if backup is not None and backup.deactivated_at is None else None
    return End(
        _gone(gone) if gone else _("No owner yet"),
        _("Nobody of ours looks after this partner."),
        clicks=_clicks(request, partner, "partner_set_owner", asked) if may_edit else (),
    )


def _no_backup(request: OfficeRequest, partner: Partner, *, may_edit: bool) -> End:
    owner, gone = partner.owner, partner.backup_owner
    is_kept = owner is not None and owner.deactivated_at is None
    why = _("If %(name)s moves on, nobody here knows this partner.")
    return End(
        _gone(gone) if gone else _("No backup yet"),
        why % {"name": owner.first_name} if is_kept else _("Nobody steps in."),
        clicks=_clicks(request, partner, "partner_set_backup") if may_edit else (),
    )


def _gone(member: Membership) -> str:
    return _("%(name)s is no longer in the office") % {"name": member.display_name}


def _clicks(
    request: OfficeRequest, partner: Partner, url_name: str, asked: Membership | None = None
) -> tuple[Click, ...]:
    member = asked or likeliest_member(request.office, partner, request.office.today())
    if member is None:
        return ()
    words = {
        "partner_set_owner": _("Make %(name)s owner"),
        "partner_set_backup": _("Make %(name)s backup"),
    }
    url = reverse(url_name, args=[request.office.slug, partner.pk])
    action = words[url_name] % {"name": member.display_name}
    return (Click(action, url, "member", str(member.pk)),)
