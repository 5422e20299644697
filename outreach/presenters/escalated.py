"""That somebody in charge was told of a follow-up, in words."""

from datetime import date

from django.utils.translation import gettext as _

from core.templatetags.dates import day
from offices.models import Office
from outreach.models import FollowUp
from outreach.queries.tasks import Task


def escalated_words(office: Office, follow_up: FollowUp | Task, today: date) -> str:
    """ "told Alice Alvarez on Nov 16"; empty where nobody was told, or it is not overdue now."""
    if follow_up.escalated_at is None or follow_up.due_on >= today:
        return ""
    told_on = day(office.local(follow_up.escalated_at).date(), today)
    return _("told %(names)s on %(day)s") % {"names": follow_up.escalated_to, "day": told_on}
