"""Their side of a partnership: the primary and the backup contact."""

from urllib.parse import urlencode

from django.utils.translation import gettext as _

from contacts.enums.affiliations import Holds
from contacts.panels.end import Click, End
from contacts.queries.people import People, Person
from core.addresses import address_of
from core.templatetags.dates import day
from offices.requests import OfficeRequest
from partnerships.models import Partner


def their_ends(
    request: OfficeRequest, partner: Partner, people: People, *, may_edit: bool
) -> tuple[End, End]:
    """The primary contact's end and the backup's, each held or with the click that fills it."""
    slug = request.office.slug
    first = _held(slug, people.holder(Holds.PRIMARY), _("Primary contact"))
    second = _held(slug, people.holder(Holds.BACKUP), _("Backup contact"))
    return (
        first or _no_primary(request, partner, people, may_edit=may_edit),
        second or _no_backup(request, partner, people, may_edit=may_edit),
    )


def _held(slug: str, person: Person | None, tag: str) -> End | None:
    if person is None:
        return None
    url = address_of(slug, "contact", person.contact.pk)
    role = person.affiliation.role
    return End(
        person.name,
        role,
        tag,
        is_held=True,
        url=url,
        phone=person.tel,
        email=person.email,
        bounced=tuple(person.bounced),
    )


def _no_primary(request: OfficeRequest, partner: Partner, people: People, *, may_edit: bool) -> End:
    backup = people.holder(Holds.BACKUP)
    asked = [*people.staying_others, *([backup] if backup else [])]
    click = _fill(request.office.slug, partner, Holds.PRIMARY, asked)
    return End(
        _leaving(request, people.leaving_holder(Holds.PRIMARY)) or _("No primary contact yet"),
        _("Nobody on their side speaks for this partnership."),
        clicks=(click,) if may_edit else (),
    )


def _no_backup(request: OfficeRequest, partner: Partner, people: People, *, may_edit: bool) -> End:
    slug, primary = request.office.slug, people.holder(Holds.PRIMARY)
    if partner.one_person:
        return _does_not_apply(slug, partner, may_edit=may_edit)
    click = _fill(slug, partner, Holds.BACKUP, people.staying_others)
    why = _("If %(name)s leaves, nobody there knows you.")
    return End(
        _leaving(request, people.leaving_holder(Holds.BACKUP)) or _("No backup contact yet"),
        why % {"name": primary.called} if primary else _("Nobody steps in."),
        clicks=(click, _alone(slug, partner)) if may_edit else (),
    )


def _does_not_apply(slug: str, partner: Partner, *, may_edit: bool) -> End:
    url = address_of(slug, "partner_one_person", partner.pk)
    more = Click(_("They are more than one now"), url, "one_person", "no")
    return End(
        _("A backup contact does not apply"),
        _("It is a one-person shop."),
        applies=False,
        clicks=(more,) if may_edit else (),
    )


def _alone(slug: str, partner: Partner) -> Click:
    url = address_of(slug, "partner_one_person", partner.pk)
    return Click(_("It is a one-person shop"), url, "one_person", "yes")


def _fill(slug: str, partner: Partner, holds: Holds, asked: list[Person]) -> Click:
    """Give the end to somebody who is there, else add somebody."""
    words = {
        Holds.PRIMARY: (_("Make %(name)s primary"), _("Add a primary contact")),
        Holds.BACKUP: (_("Make %(name)s backup"), _("Add a backup contact")),
    }
    make, add = words[holds]
    if not asked:
        query = urlencode({"holds": holds.value})
        return Click(add, f"{address_of(slug, 'contact_new', partner.pk)}?{query}")
    url = address_of(slug, "contact_hold", asked[0].affiliation.pk)
    return Click(make % {"name": asked[0].name}, url, "holds", holds.value)


def _leaving(request: OfficeRequest, person: Person | None) -> str:
    if person is None:
        return ""
    last = day(person.affiliation.ended_on, request.office.today())
    return _("%(name)s is leaving %(day)s") % {"name": person.name, "day": last}
