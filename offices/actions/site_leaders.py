"""Who leads a site, from a day to a day: one at a time."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from core.actions import action
from core.actors import Actor
from offices.actions.rules import may
from offices.models import Membership, Site, SiteLeader
from offices.permissions import Permission

ONE_DAY = timedelta(days=1)


@action
def start_site_leader(*, by: Actor, site: Site, member: Membership, started_on: date) -> SiteLeader:
    """Name who leads the site from that day; the former leader ends the day before.

    Raises ValidationError by field.
    """
    may(by, Permission.EDIT_OFFICE)
    _check_start(site, member)
    former = _last_leader(site)
    if former is not None:
        _give_way(former, started_on)
    return SiteLeader.objects.create(
        office_id=site.office_id, site=site, member=member, started_on=started_on
    )


@action
def end_site_leader(*, by: Actor, leader: SiteLeader, ended_on: date) -> SiteLeader:
    """Say on which day, the last one, somebody leads the site. Raises ValidationError."""
    may(by, Permission.EDIT_OFFICE)
    if ended_on < leader.started_on:
        raise ValidationError({"ended_on": [_("The last day cannot be before the first.")]})
    leader.ended_on = ended_on
    leader.save(update_fields=["ended_on"])
    return leader


@action
def reopen_site_leader(*, by: Actor, leader: SiteLeader) -> SiteLeader:
    """Undo an end. Raises ValidationError when somebody else has come after."""
    may(by, Permission.EDIT_OFFICE)
    last = _last_leader(leader.site)
    if last is not None and last.pk != leader.pk:
        raise ValidationError(_("%(name)s leads this site by now.") % {"name": last.member})
    leader.ended_on = None
    leader.save(update_fields=["ended_on"])
    return leader


def _check_start(site: Site, member: Membership) -> None:
    if member.office_id != site.office_id or member.deactivated_at is not None:
        raise ValidationError({"member": [_("Choose an active member of this office.")]})
    if site.archived_at is not None:
        raise ValidationError(_("This site is archived. Restore it first."))


def _last_leader(site: Site) -> SiteLeader | None:
    """Whoever came last, locked with the site, so that two cannot start at once."""
    Site.objects.select_for_update().get(office=site.office_id, pk=site.pk)
    leaders = SiteLeader.objects.filter(office=site.office_id, site=site)
    return leaders.select_related("member").order_by("-started_on", "-id").first()


def _give_way(former: SiteLeader, started_on: date) -> None:
    if former.ended_on is not None and former.ended_on < started_on:
        return
    if started_on <= former.started_on:
        words = _("%(name)s leads this site from %(day)s. Choose a later day.")
        day = former.started_on.isoformat()
        said = words % {"name": former.member.display_name, "day": day}
        raise ValidationError({"started_on": [said]})
    former.ended_on = started_on - ONE_DAY
    former.save(update_fields=["ended_on"])
