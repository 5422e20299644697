"""What was changed of the settings of risk, in words."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from offices.enums.vocabularies import Vocabulary
from offices.models import Office
from offices.queries.labels import labels_of

VOCABULARIES = {"leader_tiers": Vocabulary.TIER, "agreement_kinds": Vocabulary.ACTIVITY_KIND}


def changes_in_words(
    office: Office, before: Mapping[str, Any], after: Mapping[str, Any]
) -> list[str]:
    """A sentence for each setting that differs."""
    return [
        _said(name) % {"old": _value(office, name, value), "new": _value(office, name, after[name])}
        for name, value in before.items()
        if _plain(value) != _plain(after[name])
    ]


def usual_in_words(office: Office, usual: Mapping[str, Any]) -> dict[str, str]:
    """The default of each setting, as the form's hints say it."""
    return {name: _value(office, name, value) for name, value in usual.items()}


def _said(name: str) -> str:
    return {
        "care_from": _("“Needs care” begins at %(new)s (it was %(old)s)."),
        "risk_from": _("“At risk” begins at %(new)s (it was %(old)s)."),
        "leader_tiers": _("Should hear of a leader: %(new)s (it was %(old)s)."),
        "agreement_kinds": _("Need an agreement: %(new)s (it was %(old)s)."),
        "suppress_below": _("Outcomes of fewer than %(new)s students are hidden (it was %(old)s)."),
    }[name]


def _value(office: Office, name: str, value: Any) -> str:
    if name not in VOCABULARIES:
        return number_format(value, 0 if value == int(value) else 1)
    labels = labels_of(office, VOCABULARIES[name])
    return ", ".join(_labels(labels, value)) or pgettext("which of them", "none")


def _labels(labels: Mapping[str, str], chosen: list[str]) -> Iterator[str]:
    return (str(label) for slug, label in labels.items() if slug in chosen)


def _plain(value: Any) -> Any:
    return sorted(value) if isinstance(value, list) else value
