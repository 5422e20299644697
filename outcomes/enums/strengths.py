"""The ten strategies that keep partners, of the survey of 2010, with their shares in per cent.

How many directors of partnerships called each effective: opinions, as the reasons for endings are.
"""

from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _


class Strategy(models.TextChoices):
    POSITIVE_ENVIRONMENT = (
        "positive_environment",
        _("School is a positive place to work and volunteer in"),
    )
    RECOGNIZED_OFTEN = "recognized_often", _("They are recognized often and in several ways")
    COMMUNICATES_OFTEN = "communicates_often", _("We talk often")
    PROBLEMS_PROMPT = "problems_prompt", _("Problems are dealt with promptly")
    NEEDS_PRIORITIZED = "needs_prioritized", _("What they need and ask is taken care of")
    PRINCIPAL_ENGAGED = "principal_engaged", _("The principal stays engaged")
    NEEDS_IDENTIFIED = "needs_identified", _("What they want is known and kept up to date")
    IMPACT_KNOWN = "impact_known", _("They know what they do for the achievement of students")
    VOLUNTEERS_TRAINED = "volunteers_trained", _("Their volunteers are trained")
    OUTCOME_DATA_SHARED = "outcome_data_shared", _("They are given results of what they do")


SHARES: dict[str, Decimal] = {
    Strategy.POSITIVE_ENVIRONMENT: Decimal("97.7"),
    Strategy.RECOGNIZED_OFTEN: Decimal("96.6"),
    Strategy.COMMUNICATES_OFTEN: Decimal("95.5"),
    Strategy.PROBLEMS_PROMPT: Decimal("95.4"),
    Strategy.NEEDS_PRIORITIZED: Decimal("94.2"),
    Strategy.PRINCIPAL_ENGAGED: Decimal("91.9"),
    Strategy.NEEDS_IDENTIFIED: Decimal("91.8"),
    Strategy.IMPACT_KNOWN: Decimal("85.2"),
    Strategy.VOLUNTEERS_TRAINED: Decimal("76.5"),
    Strategy.OUTCOME_DATA_SHARED: Decimal("75.0"),
}
