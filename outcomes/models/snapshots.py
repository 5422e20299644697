"""The dashboard's figures as they were counted last, and whether anything has changed since."""

from django.db import models

from core.models.tenant import TenantModel
from core.tenancy.constraints import office_keys


class KeptFigures(TenantModel):
    """The figures of retention of an office, or of the `part` of it that filters leave (as an
    address says them; empty: the whole); a test proves them equal to the raw data.

    They hold for as long as `key` is that of the frame asked for (the day, the years) and no
    `FiguresChange` is there.
    """

    part = models.TextField(default="", db_default="")
    key = models.TextField()
    counts = models.JSONField(default=dict)
    counted_at = models.DateTimeField()

    class Meta:
        constraints = [
            *office_keys("kept_figures"),
            models.UniqueConstraint(fields=["office", "part"], name="kept_figures_once"),
        ]

    def __str__(self) -> str:
        return f"figures of {self.office_id}"


class FiguresChange(TenantModel):
    """A transaction changed what figures are counted from; triggers write one row for each.

    A row of its own, not a mark on the figures: writers do not wait for each other, nor for whoever
    counts. Counting takes the rows away that it can see, before it looks at anything else.
    """

    class Meta:
        constraints = [*office_keys("figures_change")]

    def __str__(self) -> str:
        return f"change of figures of {self.office_id}"
