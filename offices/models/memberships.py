"""A user's role in an office."""

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q, Value
from django.utils.translation import gettext_lazy as _

from core.audit import audited
from core.models.tenant import TenantModel
from core.tenancy.constraints import office_keys
from offices.enums.roles import Role
from offices.enums.weekdays import Weekday
from offices.models.users import User


def weekdays() -> list[int]:
    """Monday to Friday."""
    return [1, 2, 3, 4, 5]


@audited
class Membership(TenantModel):
    """What business rows point to: it keeps the name after the user has gone.

    From `away_from` to `away_until`, both included, all that is theirs goes to the backup.
    `digest` says whether they get the digest, `digest_days` (ISO weekdays) when. `escalations`: a
    director wants mail about what is long overdue. `signatures`: they want mail about what waits
    for their signature. `risk_mail`: a director wants mail about partners whose health changed.
    `answers_mail`: answers to the office's mail go to this member. `mail_refused_…`: when and in
    which words a mail server said that this very address takes no mail; another one is not meant.
    `capacity`: how many partners they say they can look after; empty: not stated.
    `first_steps_over_at`: when the checklist of a new office was done or put away.
    """

    user = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="memberships", db_index=False
    )
    role = models.CharField(_("role"), max_length=15, choices=Role)
    display_name = models.CharField(_("name"), max_length=120)
    title = models.CharField(_("job title"), max_length=120, blank=True)
    digest = models.BooleanField(_("daily digest"), default=True)
    digest_days = ArrayField(
        models.PositiveSmallIntegerField(choices=Weekday),
        default=weekdays,
        db_default=Value(weekdays(), output_field=ArrayField(models.PositiveSmallIntegerField())),
        verbose_name=_("days of the digest"),
    )
    escalations = models.BooleanField(
        _("mail about what is long overdue"), default=True, db_default=True
    )
    signatures = models.BooleanField(
        _("mail about what waits for a signature"), default=True, db_default=True
    )
    risk_mail = models.BooleanField(
        _("mail about partners whose health changed"), default=True, db_default=True
    )
    answers_mail = models.BooleanField(
        _("gets the answers to mail"), default=False, db_default=False
    )
    mail_refused_at = models.DateTimeField(null=True, editable=False)
    mail_refused_address = models.EmailField(
        max_length=254, blank=True, editable=False, db_default=""
    )
    mail_refused_why = models.CharField(max_length=300, blank=True, editable=False, db_default="")
    away_from = models.DateField(_("away from"), null=True, blank=True)
    away_until = models.DateField(_("away until"), null=True, blank=True)
    capacity = models.PositiveSmallIntegerField(
        _("partners I can care for"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(1000)],
    )
    first_steps_over_at = models.DateTimeField(null=True, editable=False)
    deactivated_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        constraints = [
            *office_keys("membership"),
            models.UniqueConstraint(fields=["office", "user"], name="membership_once"),
            models.UniqueConstraint(
                fields=["office"],
                name="membership_one_answers_mail",
                condition=Q(answers_mail=True),
            ),
            models.CheckConstraint(
                name="membership_digest_days", condition=Q(digest_days__contained_by=Weekday.values)
            ),
            models.CheckConstraint(
                name="membership_digest_has_days",
                condition=Q(digest=False) | ~Q(digest_days=[]),
            ),
            models.CheckConstraint(
                name="membership_capacity",
                condition=Q(capacity=None) | Q(capacity__range=(1, 1000)),
            ),
            models.CheckConstraint(
                name="membership_away_whole",
                condition=Q(away_from=None, away_until=None) | Q(away_until__gte=F("away_from")),
            ),
        ]

    def __str__(self) -> str:
        return self.display_name

    @property
    def actor_key(self) -> str:
        return f"member:{self.pk}"

    @property
    def mail_comes_back(self) -> bool:
        """Whether the address that they have now was refused by its mail server."""
        marked = self.mail_refused_at is not None
        return marked and self.mail_refused_address == self.user.email

    @property
    def initials(self) -> str:
        words = self.display_name.split() or ["?"]
        return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()

    @property
    def first_name(self) -> str:
        return self.display_name.split()[0] if self.display_name.split() else ""

    def is_away(self, on: date) -> bool:
        """Whether the member is away on that date of the office's."""
        if self.away_from is None or self.away_until is None:
            return False
        return self.away_from <= on <= self.away_until
