"""What a new office says of its partners."""

from django.db.models.lookups import IsNull
from django.utils.translation import gettext_lazy as _

from core.registries.first_steps import FirstStep, is_any
from offices.permissions import Permission
from partnerships.models import Partner


def has_backup(office_id: int) -> IsNull:
    """Whether a partner has somebody for the days when its owner is not there."""
    partners = Partner.objects.filter(office=office_id, archived_at=None)
    held = partners.filter(owner__isnull=False, backup_owner__isnull=False)
    return is_any(held, "backup_owner")


BACKUP = FirstStep(
    order=30,
    name="backup",
    label=_("Say who is backup"),
    text=_("A partnership holds when two people hold it on each side. Begin with one partner."),
    action=_("See loose ends"),
    url_name="partners",
    query="?view=no-backup",
    permission=Permission.EDIT_PARTNERS,
    is_done=has_backup,
)
