from contacts.api.affiliations import AffiliationViews
from contacts.api.contacts import ContactViews
from contacts.api.imports import ImportViews
from core.api.routers import addresses_of

urlpatterns = addresses_of(
    {"contacts": ContactViews, "affiliations": AffiliationViews, "imports": ImportViews}
)
