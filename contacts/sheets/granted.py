"""What is taken for granted of each new partner where a file has no column that says it."""

from collections.abc import Collection

from django.utils.translation import gettext

from contacts.sheets.choices import choices_of
from partnerships.models import Partner


def granted_of_partners(office_id: int, columns: Collection[str]) -> list[str]:
    """The kind that new partners get, in the office's own word; nothing if a column says it."""
    if "kind" in columns:
        return []
    usual = Partner._meta.get_field("kind").get_default()
    kind = str(dict(choices_of("kind")(office_id))[usual])
    said = gettext(
        "Without a column for the kind, each new partner is of the kind “%(kind)s”. You can"
        " change it later."
    )
    return [said % {"kind": kind}]


def granted_of_contacts(office_id: int, columns: Collection[str]) -> list[str]:
    """The same of the partners that people bring with them, if the file names any."""
    return granted_of_partners(office_id, columns) if "partner" in columns else []
