"""Why a message has not gone, in plain words; the mail server's own stand in `error`."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.delivery.answers import in_words
from core.delivery.transport import FILE_GONE
from core.outbox.work import NOT_TRIED, PERHAPS_ARRIVED

CAME_BACK = _("Not tried: mail to this address came back before.")
MAY_HAVE_ARRIVED = _("The mail server did not answer, twice. The mail may have arrived.")
NO_FILE = _("Not tried: the file that it carries is no longer here.")
ASKED_TO_WAIT = _("The mail server asked to try again later.")
NOT_REACHED = _("The mail server could not be reached, or the line broke.")


def reason(error: str) -> Promise | str:
    """What the outbox kept of the last try that did not succeed; "" for nothing."""
    if not error:
        return ""
    if error == FILE_GONE:
        return NO_FILE
    if error.startswith(NOT_TRIED):
        return CAME_BACK
    if error == PERHAPS_ARRIVED:
        return MAY_HAVE_ARRIVED
    if error[:3].isdigit():
        return ASKED_TO_WAIT if error.startswith("4") else in_words(error)
    return NOT_REACHED
