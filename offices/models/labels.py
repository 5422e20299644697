"""An office's own words for the standard vocabularies."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.audit import audited
from core.models.tenant import TenantModel
from core.tenancy.constraints import office_keys
from offices.enums.vocabularies import Vocabulary


@audited
class OfficeLabel(TenantModel):
    """What the office calls one entry of a vocabulary, instead of the standard label."""

    vocabulary = models.CharField(max_length=20, choices=Vocabulary)
    slug = models.CharField(max_length=40)
    label = models.CharField(_("label"), max_length=80)

    class Meta:
        constraints = [
            *office_keys("office_label"),
            models.UniqueConstraint(
                fields=["office", "vocabulary", "slug"], name="office_label_once"
            ),
        ]

    def __str__(self) -> str:
        return self.label
