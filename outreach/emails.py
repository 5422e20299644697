"""The mail that outreach writes: what is due, in the reader's language. Writes nothing."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.mail.links import link
from core.mail.page import Item
from core.outbox.write import Letter
from core.templatetags.dates import due
from offices.emails import Contents, in_language_of, letter_to
from outreach.queries.digests import RULE, Digest, DigestItem


def digest_letter(digest: Digest) -> Letter:
    """The daily digest."""
    slug = digest.office.slug
    with in_language_of(digest.member):
        heading = ngettext("%(count)d thing today", "%(count)d things today", digest.count)
        heading %= {"count": digest.count}
        context = {
            "heading": heading,
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


def _in_place_of(name: str) -> str:
    return _("in place of %(name)s") % {"name": name} if name else ""
