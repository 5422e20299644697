"""A person; what they are at a partner is an affiliation."""

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Concat, Lower
from django.utils.translation import gettext_lazy as _

from core.audit import audited
from core.folding import Folded
from core.models.tenant import TenantForeignKey, TenantModel
from core.tenancy.constraints import office_keys
from offices.models import Membership


@audited
class Contact(TenantModel):
    """A person whom the office knows. People change employers; the person stays one row."""

    name = models.CharField(_("name"), max_length=120)
    name_key = models.GeneratedField(
        expression=Lower("name"),
        output_field=models.CharField(max_length=120, db_collation="C"),
        db_persist=True,
    )
    search_key = models.GeneratedField(
        # each word follows a blank, so that " lu" finds whoever has a name that begins so
        expression=Folded(Lower(Concat(Value(" "), "name", Value(" "), "preferred_name"))),
        output_field=models.CharField(max_length=182, db_collation="C"),
        db_persist=True,
    )
    preferred_name = models.CharField(_("called"), max_length=60, blank=True)
    language = models.CharField(
        _("writes in"),
        max_length=5,
        choices=[("en", _("English")), ("es", _("Spanish"))],
        default="en",
    )
    notes = models.TextField(_("good to know"), blank=True)
    recorded_by = TenantForeignKey(Membership, null=True, editable=False)
    archived_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = [
            *office_keys("contact", "recorded_by"),
            models.CheckConstraint(name="contact_name_given", condition=~Q(name="")),
        ]
        indexes = [
            models.Index(fields=["office", "name_key", "id"], name="contact_by_name"),
            GinIndex(
                fields=["office", "search_key"],
                opclasses=["int8_ops", "gin_trgm_ops"],
                name="contact_like",
                condition=Q(archived_at=None),
            ),
        ]

    def __str__(self) -> str:
        return self.name
