"""Add, change, archive and restore a site's programs of study."""

from typing import TypedDict

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.actions import action
from core.actors import Actor
from offices.actions.rules import may, save_once, set_fields
from offices.models import Program, Site
from offices.permissions import Permission

TAKEN = {"name": _("The site has a program of this name already, perhaps an archived one.")}


class ProgramFields(TypedDict, total=False):
    """What may be said about a program; its site never changes."""

    name: str
    career_cluster: str


@action
def create_program(*, by: Actor, site: Site, fields: ProgramFields) -> Program:
    """Add a program to a site. Raises ValidationError by field."""
    may(by, Permission.EDIT_OFFICE)
    if site.archived_at is not None:
        raise ValidationError({"site": [_("This site is archived. Restore it first.")]})
    program = Program(office_id=site.office_id, site=site)
    save_once(program, set_fields(program, fields, ProgramFields), TAKEN)
    return program


@action
def update_program(*, by: Actor, program: Program, fields: ProgramFields) -> Program:
    """Change what `fields` names. Raises ValidationError by field."""
    may(by, Permission.EDIT_OFFICE)
    save_once(program, set_fields(program, fields, ProgramFields), TAKEN)
    return program


@action
def archive_program(*, by: Actor, program: Program) -> Program:
    """Take a program out of the lists."""
    may(by, Permission.EDIT_OFFICE)
    if program.archived_at is None:
        program.archived_at = timezone.now()
        program.save(update_fields=["archived_at"])
    return program


@action
def restore_program(*, by: Actor, program: Program) -> Program:
    """Bring an archived program back as it was."""
    may(by, Permission.EDIT_OFFICE)
    if program.archived_at is not None:
        program.archived_at = None
        program.save(update_fields=["archived_at"])
    return program
