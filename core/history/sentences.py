"""Sentences that every app's part of a history has in common."""

from collections.abc import Sequence

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from core.history.words import is_long, shortened
from core.registries.history import Telling


def listed(names: Sequence[str]) -> str:
    """ "Ana, Ben and Cy"."""
    return str(get_text_list(list(names), _("and")))


def value_changed(who: str, field: str, old: str, new: str, icon: str) -> Telling:
    """A field of the thing itself was set, changed or emptied; long texts are shown on asking."""
    names = {"who": who, "field": field, "old": old, "new": new}
    if is_long(old, new):
        return Telling(_("%(who)s changed the %(field)s.") % names, icon, (old, new))
    if not old:
        return Telling(_("%(who)s set the %(field)s to %(new)s.") % names, icon)
    if not new:
        said = _("%(who)s took away the %(field)s, which was %(old)s.") % names
        return Telling(said, icon)
    said = _("%(who)s changed the %(field)s from %(old)s to %(new)s.") % names
    return Telling(said, icon)


def value_of_changed(who: str, field: str, of: str, old: str, new: str, icon: str) -> Telling:
    """As `value_changed`, for something that belongs to the thing: a person, an activity."""
    names = {"who": who, "field": field, "of": of, "old": old, "new": new}
    if is_long(old, new):
        return Telling(_("%(who)s changed the %(field)s of %(of)s.") % names, icon, (old, new))
    if not old:
        return Telling(_("%(who)s set the %(field)s of %(of)s to %(new)s.") % names, icon)
    if not new:
        said = _("%(who)s took away the %(field)s of %(of)s, which was %(old)s.") % names
        return Telling(said, icon)
    said = _("%(who)s changed the %(field)s of %(of)s from %(old)s to %(new)s.") % names
    return Telling(said, icon)


def quoted(text: str) -> str:
    """A text in a sentence, shortened, in the language's quotation marks."""
    return _("“%(text)s”") % {"text": shortened(text)}
