"""The API's addresses of agreements."""

from core.api.routers import addresses_of
from partnerships.api.agreements import AgreementViews

urlpatterns = addresses_of({"agreements": AgreementViews})
