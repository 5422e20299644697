"""Taking back what was done to a partner itself, where that is safe."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, cast

from django.utils.translation import gettext as _

from core.actors import Actor
from core.history.words import Words
from core.registries.history import Change, Event
from offices.models import Membership, Site
from offices.permissions import Permission, may
from partnerships.actions.partners import (
    PartnerFields,
    archive_partner,
    restore_partner,
    update_partner,
)
from partnerships.models import Partner, PartnerSite

LINKS: dict[str, tuple[str, type[Membership] | type[Partner]]] = {
    "owner_id": ("owner", Membership),
    "backup_owner_id": ("backup_owner", Membership),
    "parent_id": ("parent", Partner),
}


def may_take_back_partner(by: Actor, change: Change) -> bool:
    """Whoever may edit partners may take such a change back."""
    is_ours = bool(change.of("partner") or change.of("partner_site"))
    return not is_ours or not isinstance(by, Membership) or may(by, Permission.EDIT_PARTNERS)


def refuse_partner(change: Change, words: Words) -> str:
    """Why a change of the partner's own row may not be taken back; empty when it may."""
    reasons = [_refused(event, words) for event in change.of("partner")]
    reasons += [_refused_site(event) for event in change.of("partner_site")]
    return next(filter(None, reasons), "")


def take_back_partner(by: Actor, office: int, change: Change) -> None:
    """Put the partner's fields and sites back as they were. Raises ValidationError."""
    fields: dict[str, Any] = {}
    for event in change.of("partner"):
        fields |= _before(event, office)
    sites = change.of("partner_site")
    if not (fields or sites or change.of("partner")):
        return
    partner = _partner(change, office)
    if sites:
        fields["sites"] = _sites_before(partner, sites)
    _archive_or_restore(by, partner, change)
    if fields:
        said = cast("PartnerFields", fields)
        update_partner(by=by, partner=partner, fields=said, takes_back=True)


def _refused(event: Event, words: Words) -> str:
    if event.is_new:
        return _("To take this back, archive the partner.")
    reasons = (_member_gone(event, words, it) for it in ("owner_id", "backup_owner_id"))
    return next(filter(None, [*reasons, _no_parent(event, words)]), "")


def _member_gone(event: Event, words: Words, column: str) -> str:
    pk = event.old(column) if column in event.changed else None
    if pk is None or words.fact("membership", pk, "is_here"):
        return ""
    name = words.name("membership", pk) or _("Whoever it was")
    return _("%(name)s is no longer in the office.") % {"name": name}


def _no_parent(event: Event, words: Words) -> str:
    pk = event.old("parent_id") if "parent_id" in event.changed else None
    if pk is None:
        return ""
    name = words.name("partner", pk)
    if not name or words.fact("partner", pk, "is_archived"):
        return _("%(name)s is archived.") % {"name": name or _("Its parent")}
    if words.fact("partner", pk, "is_branch"):
        return _("%(name)s is a branch itself by now.") % {"name": name}
    if words.fact("partner", words.subject, "has_branches"):
        return _("This partner has branches of its own by now.")
    return ""


def _refused_site(event: Event) -> str:
    if event.is_gone and event.old("ally_id") is not None:
        return _("The site had an ally, who would not come back by itself.")
    if "ally_id" in event.changed and not (event.is_new or event.is_gone):
        return _("An ally cannot be put back here.")
    return ""


def _before(event: Event, office: int) -> dict[str, Any]:
    """What `update_partner` has to write so that the row is as it was."""
    old: dict[str, Any] = {}
    for column in event.changed - {"archived_at"}:
        value = event.old(column)
        if column in LINKS:
            name, model = LINKS[column]
            value = value and model._base_manager.get(office_id=office, pk=value)
            old[name] = value
        elif column == "partner_since":
            old[column] = value and date.fromisoformat(value)
        else:
            old[column] = value
    return old


def _partner(change: Change, office: int) -> Partner:
    partners = ((it.pk, it) for it in change.of("partner"))
    sites = ((it.row["partner_id"], it) for it in change.of("partner_site"))
    pk = next(pk for pk, _event in (*partners, *sites))
    rows = Partner.objects.select_related("office", "parent", "owner", "backup_owner")
    return rows.get(office=office, pk=pk)


def _sites_before(partner: Partner, events: Iterable[Event]) -> list[Site]:
    there = PartnerSite.objects.filter(office=partner.office_id, partner=partner)
    wanted = set(there.values_list("site_id", flat=True))
    for event in events:
        if event.is_gone:
            wanted.add(event.row["site_id"])
        elif event.is_new:
            wanted.discard(event.row["site_id"])
    return list(Site.objects.filter(office=partner.office_id, pk__in=wanted))


def _archive_or_restore(by: Actor, partner: Partner, change: Change) -> None:
    for event in _archivings(change):
        act = restore_partner if event.old("archived_at") is None else archive_partner
        act(by=by, partner=partner)


def _archivings(change: Change) -> Iterator[Event]:
    return (it for it in change.of("partner") if "archived_at" in it.changed)
