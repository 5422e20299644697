"""Recognition's part of a partner's timeline."""

from django.utils.translation import gettext_lazy as _

from core.registries.timeline import Source
from recognition.presenters.timeline import thanks_entries
from recognition.queries.timeline import DAYS, thanks_beside

THANKS = Source(
    name="thanks",
    order=20,
    fetch=thanks_entries,
    filters=(("thanks", _("Thanks")),),
    file="thanks_history",
    first=thanks_beside,
    days=DAYS,
)
