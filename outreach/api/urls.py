from core.api.routers import addresses_of
from outreach.api.activities import ActivityViews
from outreach.api.follow_ups import FollowUpViews

urlpatterns = addresses_of({"activities": ActivityViews, "follow-ups": FollowUpViews})
