"""The emails and phone numbers of a role: what is accepted, and keeping the rows in step."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from contacts.models import Affiliation, AffiliationEmail, AffiliationPhone

MOST = 10  # of each, for one role
NUMBER_LENGTH = 40
ADDRESS_LENGTH = 254


def clean_addresses(
    emails: Iterable[str] | None, phones: Iterable[str] | None
) -> tuple[list[str] | None, list[str] | None]:
    """Trim, drop the empty and the repeated; None stays None.

    Raises ValidationError with what is wrong under "emails" and "phones".
    """
    cleaned = (
        None if emails is None else _once(address.strip() for address in emails),
        None if phones is None else _once(" ".join(number.split()) for number in phones),
    )
    wrong = {
        "emails": _wrong_emails(cleaned[0] or []),
        "phones": _wrong_phones(cleaned[1] or []),
    }
    problems = {name: messages for name, messages in wrong.items() if messages}
    if problems:
        raise ValidationError(problems)
    return cleaned


def _wrong_emails(addresses: list[str]) -> list[str]:
    problems = [
        _("“%(address)s” does not look like an email address.") % {"address": address}
        for address in addresses
        if not is_email(address)
    ]
    if len(addresses) > MOST:
        problems.append(_("Keep it to %(most)d email addresses.") % {"most": MOST})
    return problems


def _wrong_phones(numbers: list[str]) -> list[str]:
    problems = [
        _("“%(number)s” has no digits.") % {"number": number[:NUMBER_LENGTH]}
        for number in numbers
        if not any(character.isdigit() for character in number)
    ]
    if any(len(number) > NUMBER_LENGTH for number in numbers):
        problems.append(_("A phone number has at most %(most)d signs.") % {"most": NUMBER_LENGTH})
    if len(numbers) > MOST:
        problems.append(_("Keep it to %(most)d phone numbers.") % {"most": MOST})
    return problems


def write_emails(affiliation: Affiliation, addresses: list[str]) -> None:
    """Make the rows equal to the cleaned list; a row that stays keeps what is known of it."""
    known = {email.address.lower(): email for email in affiliation.emails.all()}
    for position, address in enumerate(addresses):
        email = known.pop(address.lower(), None) or AffiliationEmail(
            office_id=affiliation.office_id, affiliation=affiliation
        )
        if email.pk is None or (email.address, email.position) != (address, position):
            email.address, email.position = address, position
            email.save()
    _delete(affiliation, AffiliationEmail, [email.pk for email in known.values()])


def write_phones(affiliation: Affiliation, numbers: list[str]) -> None:
    """Make the rows equal to the cleaned list."""
    known = {phone.number: phone for phone in affiliation.phones.all()}
    for position, number in enumerate(numbers):
        phone = known.pop(number, None) or AffiliationPhone(
            office_id=affiliation.office_id, affiliation=affiliation, number=number
        )
        if phone.pk is None or phone.position != position:
            phone.position = position
            phone.save()
    _delete(affiliation, AffiliationPhone, [phone.pk for phone in known.values()])


def _delete(
    affiliation: Affiliation,
    model: type[AffiliationEmail] | type[AffiliationPhone],
    ids: list[int],
) -> None:
    if ids:
        model._default_manager.filter(office_id=affiliation.office_id, pk__in=ids).delete()


def _once(texts: Iterable[str]) -> list[str]:
    """Keep the first of those that differ by case only; leave out the empty."""
    return list({text.lower(): text for text in reversed(list(texts)) if text}.values())[::-1]


def is_email(address: str) -> bool:
    """Whether a role may have this address."""
    try:
        validate_email(address)
    except ValidationError:
        return False
    return len(address) <= ADDRESS_LENGTH
