"""How partners and their people come into a new office."""

from django.db.models.lookups import IsNull
from django.utils.translation import gettext_lazy as _

from core.registries.first_steps import FirstStep, is_any
from offices.permissions import Permission
from partnerships.models import Partner


def has_partners(office_id: int) -> IsNull:
    """Whether there is a partner."""
    return is_any(Partner.objects.filter(office=office_id, archived_at=None), "name_key", "id")


BRING_IN = FirstStep(
    order=10,
    name="partners",
    label=_("Bring in your partners"),
    text=_("From the spreadsheet that you have, as messy as it is. Or add the first by hand."),
    action=_("Import a spreadsheet"),
    url_name="imports",
    permission=Permission.IMPORT,
    is_done=has_partners,
    other=(_("Add partner"), "partner_new"),
)
