"""The office: the tenant."""

import zoneinfo
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from offices.enums.offices import OfficeKind


def validate_zone(value: str) -> None:
    """Refuse what is no IANA time zone."""
    if value not in zoneinfo.available_timezones():
        raise ValidationError(_("Choose a time zone such as America/Denver."))


class Office(models.Model):
    """A district's or college's partnership office. Its slug never changes."""

    slug = models.SlugField(max_length=50, unique=True)
    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(
        _("kind"), max_length=10, choices=OfficeKind, default=OfficeKind.DISTRICT
    )
    time_zone = models.CharField(
        _("time zone"), max_length=50, default="America/Denver", validators=[validate_zone]
    )
    year_starts_month = models.PositiveSmallIntegerField(
        _("school year starts in month"),
        default=8,
        validators=[MinValueValidator(1), MaxValueValidator(12)],
    )
    year_starts_day = models.PositiveSmallIntegerField(
        _("on day"), default=1, validators=[MinValueValidator(1), MaxValueValidator(28)]
    )
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="office_year_starts",
                condition=Q(year_starts_month__range=(1, 12), year_starts_day__range=(1, 28)),
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def zone(self) -> zoneinfo.ZoneInfo:
        return zoneinfo.ZoneInfo(self.time_zone)

    def local(self, moment: datetime) -> datetime:
        """The moment on the office's clock."""
        return moment.astimezone(self.zone)

    def today(self, now: datetime | None = None) -> date:
        """The office's date; `now` defaults to the clock."""
        return self.local(now or timezone.now()).date()
