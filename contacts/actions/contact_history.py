"""What of a person's history can be taken back there, and what only in the partner's."""

from django.utils.translation import gettext as _

from contacts.actions.history import refuse_people
from contacts.enums.affiliations import Holds
from core.history.words import Words
from core.registries.history import Change, Event


def refuse_contact(change: Change, words: Words) -> str:
    """Why a change of a person may not be taken back here; empty when it may.

    Who takes an end may take it from somebody else, which only the partner's history knows.
    """
    if any(_is_of_ends(it) for it in change.of("affiliation")):
        return _("Who holds an end is taken back in the partner's history.")
    return refuse_people(change, words)


def _is_of_ends(event: Event) -> bool:
    if event.is_new:
        return bool(event.new("holds") != Holds.OTHER)
    return "holds" in event.changed
