from core.api.routers import addresses_of
from partnerships.api.partners import PartnerViews

urlpatterns = addresses_of({"partners": PartnerViews})
