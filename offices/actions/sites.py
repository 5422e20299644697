"""Add, change, archive and restore the schools and campuses of an office."""

from typing import TypedDict

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.actions import action
from core.actors import Actor
from offices.actions.rules import may, save_once, set_fields
from offices.models import Office, Site
from offices.permissions import Permission

TAKEN = {"name": _("The office has a site of this name already, perhaps an archived one.")}


class SiteFields(TypedDict, total=False):
    """What may be said about a site."""

    name: str
    kind: str
    town: str


@action
def create_site(*, by: Actor, office: Office, fields: SiteFields) -> Site:
    """Add a site. Raises ValidationError by field."""
    may(by, Permission.EDIT_OFFICE)
    site = Site(office=office)
    save_once(site, set_fields(site, fields, SiteFields), TAKEN)
    return site


@action
def update_site(*, by: Actor, site: Site, fields: SiteFields) -> Site:
    """Change what `fields` names. Raises ValidationError by field."""
    may(by, Permission.EDIT_OFFICE)
    save_once(site, set_fields(site, fields, SiteFields), TAKEN)
    return site


@action
def archive_site(*, by: Actor, site: Site) -> Site:
    """Take a site out of the lists; its programs, leaders and partners are kept."""
    may(by, Permission.EDIT_OFFICE)
    if site.archived_at is None:
        site.archived_at = timezone.now()
        site.save(update_fields=["archived_at"])
    return site


@action
def restore_site(*, by: Actor, site: Site) -> Site:
    """Bring an archived site back as it was."""
    may(by, Permission.EDIT_OFFICE)
    if site.archived_at is not None:
        site.archived_at = None
        site.save(update_fields=["archived_at"])
    return site
