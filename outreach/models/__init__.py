from outreach.models.activities import Activity, ActivityContact, Participation
from outreach.models.cadences import Cadence
from outreach.models.concerns import Concern
from outreach.models.follow_ups import FollowUp

__all__ = ["Activity", "ActivityContact", "Cadence", "Concern", "FollowUp", "Participation"]
