"""The office's logo, colours and address, and its people's signatures."""

from django.core.validators import MaxLengthValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.audit import audited
from core.models.tenant import TenantForeignKey, TenantModel
from core.tenancy.constraints import office_keys
from offices.models import Membership
from recognition.enums.documents import ImageKind, Layout, Paper

COLOUR = RegexValidator(r"\A#[0-9a-fA-F]{6}\Z", _("Write a colour such as #8E3F76."))
PLUM, GOLD = "#8E3F76", "#E59A2E"


@audited
class StoredImage(TenantModel):
    """An image that was uploaded, as it was written anew: `file` is its name in the storage.

    A signature belongs to a member. Replaced images are archived, not deleted: documents that
    were made with them are printed again the same.
    """

    kind = models.CharField(max_length=10, choices=ImageKind)
    member = TenantForeignKey(Membership, null=True, editable=False)
    file = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    size = models.PositiveIntegerField()
    recorded_by = TenantForeignKey(
        Membership, null=True, editable=False, related_name="uploaded_images"
    )
    archived_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = [
            *office_keys("stored_image", "member", "recorded_by"),
            models.CheckConstraint(
                name="stored_image_whose",
                condition=Q(kind=ImageKind.LOGO, member=None)
                | Q(kind=ImageKind.SIGNATURE, member__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["office"],
                name="stored_image_one_logo",
                condition=Q(kind=ImageKind.LOGO, archived_at=None),
            ),
            models.UniqueConstraint(
                fields=["office", "member"],
                name="stored_image_one_signature",
                condition=Q(kind=ImageKind.SIGNATURE, archived_at=None),
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


@audited
class Stationery(TenantModel):
    """How the office's certificates and letters look; one row an office, none: as it comes."""

    first_colour = models.CharField(
        _("first colour"), max_length=7, default=PLUM, validators=[COLOUR]
    )
    second_colour = models.CharField(
        _("second colour"), max_length=7, default=GOLD, validators=[COLOUR]
    )
    address = models.TextField(
        _("address on letters"), blank=True, validators=[MaxLengthValidator(400)]
    )
    layout = models.CharField(
        _("look of certificates"), max_length=8, choices=Layout, default=Layout.CORDS
    )
    paper = models.CharField(_("paper"), max_length=6, choices=Paper, default=Paper.LETTER)

    class Meta:
        constraints = [
            *office_keys("stationery"),
            models.UniqueConstraint(fields=["office"], name="stationery_once"),
            models.CheckConstraint(
                name="stationery_looks_known",
                condition=Q(layout__in=Layout.values, paper__in=Paper.values),
            ),
        ]

    def __str__(self) -> str:
        return f"stationery of {self.office_id}"
