"""Taking back what was done to a partner's people, where that is safe."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any, cast

from django.utils.translation import gettext as _

from contacts.actions.affiliations import AffiliationFields, update_affiliation
from contacts.actions.contacts import (
    ContactFields,
    archive_contact,
    restore_contact,
    update_contact,
)
from contacts.enums.affiliations import Holds
from contacts.models import Affiliation, Contact
from core.actors import Actor
from core.history.words import Words
from core.registries.history import Change, Event
from offices.models import Membership, Site
from offices.permissions import Permission, may

OURS = ("affiliation", "contact", "email", "phone")
LISTS = {"email": ("emails", "address"), "phone": ("phones", "number")}
DATES = ("started_on", "ended_on")


def may_take_back_people(by: Actor, change: Change) -> bool:
    """Whoever may edit contacts may take such a change back."""
    is_ours = any(it.source.name in OURS for it in change.events)
    return not is_ours or not isinstance(by, Membership) or may(by, Permission.EDIT_PARTNERS)


def refuse_people(change: Change, words: Words) -> str:
    """Why a change of people may not be taken back; empty when it may."""
    return next(filter(None, _reasons(change, words)), "")


def take_back_people(by: Actor, office: int, change: Change) -> None:
    """Put roles, addresses and persons back as they were. Raises ValidationError.

    Whoever is to hold an end again comes last: taking it makes the other one let go.
    """
    new = _new_people(change)
    _put_persons_back(by, office, change, new)
    fields = _role_fields(change, office, new)
    last = sorted(fields, key=lambda pk: fields[pk].get("holds", Holds.OTHER) != Holds.OTHER)
    for pk in last:
        role = Affiliation.objects.select_related("office", "contact", "partner", "site").get(
            office=office, pk=pk
        )
        _lists_before(role, change, fields[pk])
        said = cast("AffiliationFields", fields[pk])
        update_affiliation(by=by, affiliation=role, fields=said)


def _reasons(change: Change, words: Words) -> Iterator[str]:
    ours = {it.pk for it in change.of("affiliation")}
    for event in change.of("affiliation"):
        yield _not_only_here(event, change, words) if event.is_new else ""
        yield _end_is_taken(event, ours, words)
        yield _site_gone(event, words)
    for event in (*change.of("email"), *change.of("phone")):
        yield _address_is_back(event, words)
        if "bounced_at" in event.changed and not (event.is_new or event.is_gone):
            yield _("That was the answer of a mail server.")


def _not_only_here(event: Event, change: Change, words: Words) -> str:
    """A new person is taken out whole; somebody known before would be lost elsewhere, too."""
    contact = event.new("contact_id")
    is_new = any(it.is_new and it.pk == contact for it in change.of("contact"))
    if is_new and words.fact("contact", contact, "roles") == 1:
        return ""
    name = words.name("contact", contact) or _("This person")
    return _("%(name)s is known from elsewhere. Say when they left instead.") % {"name": name}


def _end_is_taken(event: Event, ours: set[int], words: Words) -> str:
    """Somebody else, whom the change did not touch, holds the end that would be given back."""
    holds = event.old("holds")
    if event.is_new or not event.changed & {"holds", "ended_on"} or event.old("ended_on"):
        return ""
    holder = (words.fact("affiliation", event.pk, "ends") or {}).get(holds)
    if holder is None or holder["id"] in ours:
        return ""
    said = {
        Holds.PRIMARY.value: _("%(name)s is primary contact now."),
        Holds.BACKUP.value: _("%(name)s is backup contact now."),
    }
    return said[holds] % {"name": holder["name"]}


def _site_gone(event: Event, words: Words) -> str:
    pk = event.old("site_id") if "site_id" in event.changed else None
    return "" if pk is None or words.name("site", pk) else _("The site is not there any more.")


def _address_is_back(event: Event, words: Words) -> str:
    if not event.is_gone:
        return ""
    if event.source.name == "email" and event.old("bounced_at"):
        return _("The address took no mail any more.")
    name, column = LISTS[event.source.name]
    there = words.fact("affiliation", event.old("affiliation_id"), name) or []
    old = event.old(column)
    return _("%(address)s is there again.") % {"address": old} if old.lower() in there else ""


def _new_people(change: Change) -> set[int]:
    """The roles of persons who were new: they go with the person."""
    return {it.pk for it in change.of("affiliation") if it.is_new}


def _put_persons_back(by: Actor, office: int, change: Change, new: set[int]) -> None:
    for event in change.of("contact"):
        contact = Contact.objects.get(office=office, pk=event.pk)
        if event.is_new:
            archive_contact(by=by, contact=contact)
        elif "archived_at" in event.changed:
            was_there = event.old("archived_at") is None
            (restore_contact if was_there else archive_contact)(by=by, contact=contact)
        fields = {} if event.is_new else _old(event, but={"archived_at"})
        if fields:
            update_contact(by=by, contact=contact, fields=cast("ContactFields", fields))


def _role_fields(change: Change, office: int, new: set[int]) -> dict[int, dict[str, Any]]:
    """Role → what `update_affiliation` has to write; the lists of addresses come later."""
    fields: dict[int, dict[str, Any]] = defaultdict(dict)
    for event in change.of("affiliation"):
        if not event.is_new:
            fields[event.pk] |= _role_before(event, office)
    for event in (*change.of("email"), *change.of("phone")):
        if event.row["affiliation_id"] not in new:
            fields[event.row["affiliation_id"]] |= {}
    return fields


def _role_before(event: Event, office: int) -> dict[str, Any]:
    fields = _old(event, but={"site_id"})
    for name in fields.keys() & set(DATES):
        fields[name] = fields[name] and date.fromisoformat(fields[name])
    if "site_id" in event.changed:
        pk = event.old("site_id")
        fields["site"] = None if pk is None else Site.objects.get(office=office, pk=pk)
    return fields


def _old(event: Event, *, but: set[str]) -> dict[str, Any]:
    return {column: event.old(column) for column in event.changed - but}


def _lists_before(role: Affiliation, change: Change, fields: dict[str, Any]) -> None:
    """The addresses as they are, less those that were added, with those that were taken away."""
    for source, (name, column) in LISTS.items():
        events = [it for it in change.of(source) if it.row["affiliation_id"] == role.pk]
        if not events:
            continue
        there = [getattr(it, column) for it in getattr(role, name).all()]
        for event in events:
            there = _without(there, event.new(column)) if event.new(column) else there
        gone = [it for it in events if it.old(column)]
        for event in sorted(gone, key=lambda it: int(it.old("position"))):
            there.insert(event.old("position"), event.old(column))
        fields[name] = there


def _without(texts: list[str], gone: str) -> list[str]:
    return [it for it in texts if it != gone]
