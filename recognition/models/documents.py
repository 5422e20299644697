"""A certificate or letter: its words, who signs, and the file that came of it."""

from django.core.validators import MaxLengthValidator, MinLengthValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from contacts.models import Contact
from core.audit import audited_by
from core.models.tenant import TenantForeignKey, TenantModel
from core.tenancy.constraints import office_keys
from offices.models import Membership
from outreach.models import Activity
from partnerships.models import Partner
from recognition.enums.documents import (
    DocumentKind,
    DocumentLanguage,
    DocumentState,
    Layout,
    Paper,
    Signing,
)
from recognition.models.stationery import COLOUR, StoredImage

LONGEST_NAME = 90
LONGEST_WORDING = 4000  # characters: a letter of one page; a certificate takes 420
MOST_SIGNERS = 2


@audited_by("partner")
class Document(TenantModel):
    """Everything that is printed stands in the row, so that a reprint is the same to the byte.

    `to_name` stands large on a certificate and on top of a letter, `address` (lines) below it.
    `from_name` is the office as it was called, `first_colour` and `second_colour` its colours,
    `logo` its logo then. A gift's value is what the donor stated; `gift_return` says what the
    donor got for it, empty for nothing. `file` is the name in the storage, once it is made, and
    `sha256` its fingerprint. `mail_to`: it goes there by mail when it is made.
    """

    kind = models.CharField(max_length=12, choices=DocumentKind)
    partner = TenantForeignKey(Partner, on_delete=models.CASCADE, related_name="documents")
    contact = TenantForeignKey(Contact, null=True, blank=True, verbose_name=_("person"))
    activity = TenantForeignKey(Activity, null=True, blank=True, verbose_name=_("engagement"))
    occasion = models.CharField(max_length=12, blank=True)
    anniversary_years = models.PositiveSmallIntegerField(null=True, blank=True)
    to_name = models.CharField(
        _("name"), max_length=LONGEST_NAME, validators=[MinLengthValidator(2)]
    )
    address = models.TextField(_("address"), blank=True, validators=[MaxLengthValidator(400)])
    wording = models.TextField(
        _("words"), blank=True, validators=[MaxLengthValidator(LONGEST_WORDING)]
    )
    language = models.CharField(_("language"), max_length=2, choices=DocumentLanguage)
    layout = models.CharField(_("look"), max_length=8, choices=Layout, default=Layout.CORDS)
    paper = models.CharField(_("paper"), max_length=6, choices=Paper, default=Paper.LETTER)
    dated_on = models.DateField(_("date"))
    from_name = models.CharField(max_length=120)
    from_address = models.TextField(blank=True)
    first_colour = models.CharField(max_length=7, validators=[COLOUR])
    second_colour = models.CharField(max_length=7, validators=[COLOUR])
    logo = TenantForeignKey(StoredImage, null=True, editable=False)
    gift_what = models.CharField(_("gift"), max_length=300, blank=True)
    gift_value = models.DecimalField(
        _("value stated by the donor"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    gift_received_on = models.DateField(_("received on"), null=True, blank=True)
    gift_return = models.CharField(_("given in return"), max_length=300, blank=True)
    mail_to = models.EmailField(_("mail to"), max_length=254, blank=True)
    state = models.CharField(max_length=8, choices=DocumentState, default=DocumentState.READY)
    failed_because = models.CharField(max_length=300, blank=True)
    file = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveIntegerField(default=0)
    pages = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField(null=True, editable=False)
    recorded_by = TenantForeignKey(Membership, null=True, editable=False)
    archived_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = [
            *office_keys("document", "partner", "contact", "activity", "logo", "recorded_by"),
            models.CheckConstraint(
                name="document_kind_known", condition=Q(kind__in=DocumentKind.values)
            ),
            models.CheckConstraint(
                name="document_looks_known",
                condition=Q(
                    layout__in=Layout.values,
                    paper__in=Paper.values,
                    language__in=DocumentLanguage.values,
                ),
            ),
            models.CheckConstraint(
                name="document_made_has_file",
                condition=Q(
                    state=DocumentState.MADE, made_at__isnull=False, size__gt=0, pages__gt=0
                )
                & ~Q(file="")
                & ~Q(sha256="")
                | Q(state__in=["waiting", "ready", "failed"], file="", made_at=None),
            ),
            models.CheckConstraint(
                name="document_gift_says_what",
                condition=~Q(kind=DocumentKind.GIFT_LETTER)
                | (~Q(gift_what="") & Q(gift_received_on__isnull=False)),
                violation_error_message=_("Say what was given, and when."),
            ),
            models.CheckConstraint(
                name="document_gift_value",
                condition=Q(gift_value=None) | Q(gift_value__gt=0),
                violation_error_message=_("Leave the value empty, or write what the donor said."),
            ),
        ]
        indexes = [
            models.Index(fields=["office", "-recorded_at", "-id"], name="document_by_date"),
            models.Index(fields=["office", "partner", "-id"], name="document_of_partner"),
            models.Index(
                fields=["office", "id"],
                name="document_waiting",
                condition=Q(state=DocumentState.WAITING, archived_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.to_name}"


class DocumentSigner(TenantModel):
    """Who signs a document, first or second, as they were called when it was written.

    `image` is the signature as it was when they signed; without one the line stays empty and
    says when it was signed.
    """

    document = TenantForeignKey(Document, on_delete=models.CASCADE, related_name="signers")
    position = models.PositiveSmallIntegerField()
    member = TenantForeignKey(Membership, null=True)
    name = models.CharField(_("name"), max_length=120)
    title = models.CharField(_("job title"), max_length=120, blank=True)
    signing = models.CharField(max_length=5, choices=Signing, default=Signing.PEN)
    image = TenantForeignKey(StoredImage, null=True, editable=False)
    signed_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = [
            *office_keys("document_signer", "document", "member", "image"),
            models.UniqueConstraint(
                fields=["office", "document", "position"], name="document_signer_once"
            ),
            models.CheckConstraint(
                name="document_signer_position", condition=Q(position__range=(1, MOST_SIGNERS))
            ),
            models.CheckConstraint(
                name="document_signer_asked_is_member",
                condition=Q(signing=Signing.PEN, signed_at=None, image=None)
                | Q(signing=Signing.ASKED, member__isnull=False),
            ),
        ]
        indexes = [
            models.Index(
                fields=["office", "member", "document"],
                name="document_signer_waiting",
                condition=Q(signing=Signing.ASKED, signed_at=None),
            )
        ]

    def __str__(self) -> str:
        return self.name
