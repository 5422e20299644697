"""Why a partner is owed thanks, in words."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.addresses import address_by_id, address_in
from core.templatetags.dates import day, due, month
from offices.enums.vocabularies import Vocabulary
from offices.models import Membership
from offices.queries.labels import standard_labels
from recognition.enums.owed import OwedFor
from recognition.presenters.timeline import years_of_partnership
from recognition.queries.owed import Engagement, Owed


class Reason(NamedTuple):
    """What for, and by when: "Job shadow with 8 students on Nov 12", "thank by Nov 26"."""

    what: str
    when: str
    is_late: bool


@dataclass(frozen=True)
class OwedRow:
    """What `recognition/owed_row.html` shows of a partner."""

    key: int
    name: str
    url: str
    what: str
    when: str
    is_late: bool
    owner: str
    thank_url: str


def reason(owed: Owed, today: date) -> Reason:
    """The reason that counts most, in the office's words."""
    what = _what(owed, today)
    if owed.due_on is None:
        return Reason(what, "", is_late=False)
    if owed.due_on < today:
        return Reason(what, due(owed.due_on, today), is_late=True)
    if owed.reason == OwedFor.ANNIVERSARY:
        return Reason(what, "", is_late=False)
    return Reason(what, _("thank by %(day)s") % {"day": day(owed.due_on, today)}, is_late=False)


def owed_row(slug: str, owed: Owed, reader: Membership, today: date) -> OwedRow:
    """One partner of the list."""
    what, when, is_late = reason(owed, today)
    return OwedRow(
        key=owed.partner_id,
        name=owed.name,
        url=address_by_id("partner", slug)(owed.partner_id),
        what=what,
        when=when,
        is_late=is_late,
        owner="" if owed.owner_id == reader.pk else owed.owner or "",
        thank_url=f"{address_in(slug, 'thanks_record')}?partner={owed.partner_id}",
    )


def engagement_words(kind: str, students: int | None) -> str:
    """ "Job shadow with 8 students"."""
    if not students:
        return kind
    said = {"kind": kind, "count": students}
    return (
        ngettext("%(kind)s with %(count)d student", "%(kind)s with %(count)d students", students)
        % said
    )


def _what(owed: Owed, today: date) -> str:
    if owed.reason == OwedFor.YEAR:
        return _not_thanked(owed.last_thanked_on)
    assert owed.since is not None, "only a year without thanks has no day"
    if owed.reason == OwedFor.ANNIVERSARY and owed.years and owed.due_on:
        named = {"what": years_of_partnership(owed.years), "day": day(owed.due_on, today)}
        return _("%(what)s on %(day)s") % named
    done = owed.engagement
    kind = _kind(done) if done else _("Engagement")
    words = engagement_words(kind, done.students if done else None)
    return _("%(what)s on %(day)s") % {"what": words, "day": day(owed.since, today)}


def _kind(done: Engagement) -> str:
    """The office's own word, else the standard one."""
    return done.own or standard_labels(Vocabulary.ACTIVITY_KIND).get(done.kind, done.kind)


def _not_thanked(last: date | None) -> str:
    """Never is not the same as not for a year: nothing is on record."""
    if last is None:
        return _("No thanks on record")
    return _("Not thanked since %(month)s") % {"month": month(last)}
