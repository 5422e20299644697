from core.api.routers import addresses_of
from offices.api.members import MemberViews
from offices.api.programs import ProgramViews
from offices.api.sites import SiteViews

urlpatterns = addresses_of({"sites": SiteViews, "programs": ProgramViews, "members": MemberViews})
