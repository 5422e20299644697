"""The mail that outreach writes: what is due, in the reader's language. Writes nothing."""

from babel.lists import format_list
from django.utils.translation import get_language, ngettext, to_locale
from django.utils.translation import gettext as _

from core.mail.links import link
from core.mail.page import Item
from core.outbox.write import Letter
from core.templatetags.dates import due, weekday
from offices.emails import Contents, in_language_of, letter_to
from offices.models import Membership
from offices.queries.zones import clock
from outreach.models import FollowUp
from outreach.queries import escalations, reminders
from outreach.queries.digests import RULE, Digest, DigestItem, Meanwhile
from outreach.queries.escalations import Escalation, OfOwner
from outreach.queries.reminders import Reminder


def digest_letter(digest: Digest) -> Letter:
    """The daily digest."""
    slug = digest.office.slug
    with in_language_of(digest.member):
        heading = ngettext("%(count)d thing today", "%(count)d things today", digest.count)
        heading = heading % {"count": digest.count} if digest.count else _("Nothing due today")
        context = {
            "heading": heading,
            "meanwhile": _done_by(digest.meanwhile),
            "digest": digest,
            "overdue": [_item(digest, it) for it in digest.overdue],
            "due_today": [_item(digest, it) for it in digest.due_today],
            "today_url": link("today", slug),
        }
        # Who works in two offices gets two mails on a day, and can tell them apart.
        subject = f"{heading} · {digest.office.name}"
        return letter_to(digest.member, Contents(RULE, "emails/digest", subject, context))


def _item(digest: Digest, item: DigestItem) -> Item:
    return Item(
        what=item.what,
        url=link("partner", digest.office.slug, item.partner_id),
        about=item.partner_name,
        late=due(item.due_on, digest.today) if item.due_on < digest.today else "",
        note=_in_place_of(item.stands_in_for),
    )


def _done_by(meanwhile: Meanwhile | None) -> str:
    """What colleagues did while the reader was away."""
    if meanwhile is None:
        return ""
    said = ngettext(
        "While you were away, %(names)s did %(count)d thing of yours.",
        "While you were away, %(names)s did %(count)d things of yours.",
        meanwhile.count,
    )
    return said % {"count": meanwhile.count, "names": _listed(meanwhile.names)}


def _listed(names: list[str]) -> str:
    return str(format_list(names, locale=to_locale(get_language() or "en")))


def reminder_letter(reminder: Reminder) -> Letter:
    """The mail that comes at the time that was set on a follow-up."""
    follow_up, office = reminder.follow_up, reminder.member.office
    slug, partner = office.slug, follow_up.partner
    assert follow_up.remind_at is not None
    with in_language_of(reminder.member):
        day = weekday(office.local(follow_up.remind_at).date())
        context = {
            "reminder": reminder,
            "heading": follow_up.what,
            "when": f"{day}, {clock(follow_up.remind_at, office.time_zone)}",
            "due": due(follow_up.due_on, reminder.today),
            "is_late": follow_up.due_on < reminder.today,
            "partner_url": link("partner", slug, partner.pk),
            "log_url": f"{link('log', slug)}?follow_up={follow_up.pk}",
            "done_url": link("follow_up_settle", slug, follow_up.pk),
        }
        subject = _("Reminder: %(what)s") % {"what": follow_up.what}
        contents = Contents(
            reminders.RULE, "emails/reminder", f"{subject} · {partner.name}", context
        )
        return letter_to(reminder.member, contents)


def escalation_letter(escalation: Escalation, reader: Membership) -> Letter:
    """What is long overdue, by owner; what is the reader's own says so."""
    slug = escalation.office.slug
    with in_language_of(reader):
        heading = ngettext(
            "%(count)d promise is long overdue",
            "%(count)d promises are long overdue",
            escalation.count,
        ) % {"count": escalation.count}
        context = {
            "heading": heading,
            "escalation": escalation,
            "groups": [
                {
                    "heading": _owner(group, reader),
                    "items": [_overdue(escalation, it) for it in group.follow_ups],
                }
                for group in escalation.groups
            ],
            "all_url": f"{link('follow_ups', slug)}?whose=all",
        }
        subject = f"{heading} · {escalation.office.name}"
        contents = Contents(escalations.RULE, "emails/escalation", subject, context)
        return letter_to(reader, contents)


def _owner(group: OfOwner, reader: Membership) -> str:
    if group.owner.pk == reader.pk:
        return _("Yours")
    if not group.now_with:
        return group.owner.display_name
    names = {"owner": group.owner.display_name, "name": group.now_with}
    return _("%(owner)s, now with %(name)s") % names


def _overdue(escalation: Escalation, follow_up: FollowUp) -> Item:
    return Item(
        what=follow_up.what,
        url=link("partner", escalation.office.slug, follow_up.partner_id),
        about=follow_up.partner.name,
        late=due(follow_up.due_on, escalation.today),
    )


def _in_place_of(name: str) -> str:
    return _("in place of %(name)s") % {"name": name} if name else ""
