from django.urls import URLPattern, URLResolver

from core.api.routers import addresses_of
from outreach.api.activities import ActivityViews
from outreach.api.cadences_urls import urlpatterns as cadences_urls
from outreach.api.concerns_urls import urlpatterns as concerns_urls
from outreach.api.follow_ups import FollowUpViews

urlpatterns: list[URLPattern | URLResolver] = [
    *addresses_of({"activities": ActivityViews, "follow-ups": FollowUpViews}),
    *concerns_urls,
    *cadences_urls,
]
