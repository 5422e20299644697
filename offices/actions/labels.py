"""Put the entries of a vocabulary into the office's own words."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from core.actions import action
from core.actors import Actor
from core.registries.vocabularies import vocabulary as registered
from offices.actions.rules import may
from offices.models import Office, OfficeLabel
from offices.permissions import Permission
from offices.queries.labels import forget_own_labels

LONGEST = 80  # characters


@action
def set_labels(
    *, by: Actor, office: Office, vocabulary: str, labels: Mapping[str, str]
) -> dict[str, str]:
    """Set the office's words for the entries named; an empty one means the standard label.

    Answers the office's own words by slug. Raises KeyError for an unknown vocabulary and
    ValidationError by entry.
    """
    may(by, Permission.EDIT_OFFICE)
    said = {slug: label.strip() for slug, label in labels.items()}
    rows = OfficeLabel.objects.filter(office=office, vocabulary=vocabulary)
    there = {row.slug: row for row in rows}
    own = {slug: row.label for slug, row in there.items()} | said
    _check(dict(registered(vocabulary).choices), own, said)
    for slug, label in said.items():
        _set(office, vocabulary, slug, label, there.get(slug))
    forget_own_labels(office)
    return {slug: label for slug, label in own.items() if label}


def _set(office: Office, vocabulary: str, slug: str, label: str, row: OfficeLabel | None) -> None:
    """Write one entry if it differs from what is there."""
    if row is None and label:
        OfficeLabel.objects.create(office=office, vocabulary=vocabulary, slug=slug, label=label)
    elif row is not None and not label:
        row.delete()
    elif row is not None and row.label != label:
        row.label = label
        row.save(update_fields=["label"])


def _check(standard: dict[str, object], own: Mapping[str, str], said: Mapping[str, str]) -> None:
    """Each entry must exist, fit, and be told apart from the others."""
    errors = {}
    shown = {slug: (own.get(slug) or str(label)).casefold() for slug, label in standard.items()}
    for slug, label in said.items():
        if slug not in standard:
            errors[slug] = [_("There is no such entry.")]
        elif len(label) > LONGEST:
            errors[slug] = [_("Use at most %(number)d characters.") % {"number": LONGEST}]
        elif label and list(shown.values()).count(shown[slug]) > 1:
            errors[slug] = [_("Another entry has this label.")]
    if errors:
        raise ValidationError(errors)
