from django.urls import URLPattern, URLResolver

from core.api.routers import addresses_of
from partnerships.api.agreements_urls import urlpatterns as agreements_urls
from partnerships.api.needs_urls import urlpatterns as needs_urls
from partnerships.api.partners import PartnerViews

urlpatterns: list[URLPattern | URLResolver] = [
    *addresses_of({"partners": PartnerViews}),
    *needs_urls,
    *agreements_urls,
]
