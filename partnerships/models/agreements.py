"""The written agreement: goals, each side's part, time, signatures, files."""

from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.audit import audited_by
from core.models.tenant import TenantForeignKey, TenantModel
from core.tenancy.constraints import office_keys
from offices.models import Membership, Site
from partnerships.enums.agreements import GoalUnit, Side
from partnerships.models.partners import Partner

LONGEST_PART = 4000  # characters of what one side does


@audited_by("partner")
class Agreement(TenantModel):
    """What stands in writing between the office and a partner; its branches inherit it.

    Without `ends_on` it runs until somebody ends it. `notice_days`: how long before the end either
    side must say that it leaves. `renews` is the one that it follows. `ended_early_on`: the last
    day, where a side left before the end. `asked_on`: the day on which signatures were asked for.
    The status follows from these; see `partnerships.policies.agreements`.
    """

    partner = TenantForeignKey(Partner, on_delete=models.CASCADE, related_name="agreements")
    title = models.CharField(_("title"), max_length=160)
    starts_on = models.DateField(_("begins"))
    ends_on = models.DateField(_("ends"), null=True, blank=True)
    notice_days = models.PositiveSmallIntegerField(
        _("days of notice"), default=30, validators=[MaxValueValidator(365)]
    )
    our_part = models.TextField(
        _("what we do"), blank=True, validators=[MaxLengthValidator(LONGEST_PART)]
    )
    their_part = models.TextField(
        _("what they do"), blank=True, validators=[MaxLengthValidator(LONGEST_PART)]
    )
    renews = TenantForeignKey("self", null=True, blank=True, verbose_name=_("renews"))
    asked_on = models.DateField(null=True, editable=False)
    ended_early_on = models.DateField(_("ended early on"), null=True, blank=True)
    recorded_by = TenantForeignKey(Membership, null=True, editable=False)
    archived_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = [
            *office_keys("agreement", "partner", "renews", "recorded_by"),
            models.CheckConstraint(name="agreement_titled", condition=~Q(title="")),
            models.CheckConstraint(
                name="agreement_dates",
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("The end cannot be before the beginning."),
            ),
            models.CheckConstraint(
                name="agreement_notice", condition=Q(notice_days__range=(0, 365))
            ),
            models.CheckConstraint(
                name="agreement_ended_inside",
                condition=Q(ended_early_on=None)
                | Q(ends_on=None, ended_early_on__gte=F("starts_on"))
                | Q(ended_early_on__gte=F("starts_on"), ended_early_on__lte=F("ends_on")),
                violation_error_message=_("It can only end early between its two dates."),
            ),
            models.UniqueConstraint(
                fields=["office", "renews"],
                name="agreement_renewed_once",
                condition=Q(renews__isnull=False, archived_at=None),
            ),
        ]
        indexes = [
            models.Index(
                fields=["office", "partner", "-starts_on", "-id"], name="agreement_of_partner"
            ),
            models.Index(
                fields=["office", "ends_on", "id"],
                name="agreement_by_end",
                condition=Q(archived_at=None),
            ),
        ]

    def __str__(self) -> str:
        return self.title


@audited_by("agreement")
class AgreementGoal(TenantModel):
    """A goal with a number. `counts` of what, of activities of one `kind` (empty: of any)."""

    agreement = TenantForeignKey(Agreement, on_delete=models.CASCADE, related_name="goals")
    words = models.CharField(_("goal"), max_length=200)
    counts = models.CharField(
        _("counts"), max_length=12, choices=GoalUnit, default=GoalUnit.ACTIVITIES
    )
    kind = models.CharField(_("of"), max_length=20, blank=True)
    target = models.PositiveIntegerField(_("number"), validators=[MinValueValidator(1)])

    class Meta:
        constraints = [
            *office_keys("agreement_goal", "agreement"),
            models.CheckConstraint(name="agreement_goal_target", condition=Q(target__gte=1)),
            models.CheckConstraint(name="agreement_goal_named", condition=~Q(words="")),
            models.CheckConstraint(
                name="agreement_goal_counts_known", condition=Q(counts__in=GoalUnit.values)
            ),
        ]
        indexes = [models.Index(fields=["office", "agreement", "id"], name="goal_of_agreement")]

    def __str__(self) -> str:
        return self.words


@audited_by("agreement")
class AgreementSite(TenantModel):
    """A site that the agreement is for; without any it is for the whole office."""

    agreement = TenantForeignKey(Agreement, on_delete=models.CASCADE, related_name="sites")
    site = TenantForeignKey(Site)

    class Meta:
        constraints = [
            *office_keys("agreement_site", "agreement", "site"),
            models.UniqueConstraint(
                fields=["office", "agreement", "site"], name="agreement_site_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agreement_id} at {self.site_id}"


@audited_by("agreement")
class AgreementSignatory(TenantModel):
    """Who signs for a side, by name and title as they signed; both stay when people go."""

    agreement = TenantForeignKey(Agreement, on_delete=models.CASCADE, related_name="signatories")
    side = models.CharField(_("side"), max_length=6, choices=Side)
    name = models.CharField(_("name"), max_length=120)
    title = models.CharField(_("job title"), max_length=120, blank=True)
    signed_on = models.DateField(_("signed on"), null=True, blank=True)

    class Meta:
        constraints = [
            *office_keys("agreement_signatory", "agreement"),
            models.CheckConstraint(name="agreement_signatory_named", condition=~Q(name="")),
            models.CheckConstraint(
                name="agreement_signatory_side", condition=Q(side__in=Side.values)
            ),
        ]
        indexes = [
            models.Index(fields=["office", "agreement", "id"], name="signatory_of_agreement")
        ]

    def __str__(self) -> str:
        return self.name


@audited_by("agreement")
class AgreementFile(TenantModel):
    """An uploaded paper. `file` is its name in the storage, `kind` what its bytes are."""

    agreement = TenantForeignKey(Agreement, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(_("name"), max_length=160)
    file = models.CharField(max_length=200, editable=False)
    kind = models.CharField(max_length=80, editable=False)
    size = models.PositiveIntegerField(editable=False)
    recorded_by = TenantForeignKey(Membership, null=True, editable=False)
    archived_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = [
            *office_keys("agreement_file", "agreement", "recorded_by"),
            models.CheckConstraint(
                name="agreement_file_named", condition=~Q(name="") & ~Q(file="")
            ),
        ]
        indexes = [models.Index(fields=["office", "agreement", "id"], name="file_of_agreement")]

    def __str__(self) -> str:
        return self.name
