"""A spreadsheet on its way in: the run, its rows, what it changed, and remembered columns."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models.tenant import TenantForeignKey, TenantModel
from core.tenancy.constraints import office_keys


class ImportState(models.TextChoices):
    """Where an import stands. Those of `WORKING` go on by themselves in the background."""

    READING = "reading", _("reading the file")
    MAPPING = "mapping", _("waiting for its columns")
    CHECKING = "checking", _("checking the rows")
    READY = "ready", _("checked, not yet brought in")
    RUNNING = "running", _("being brought in")
    STOPPED = "stopped", _("stopped")
    DONE = "done", _("done")
    FAILED = "failed", _("failed")
    UNDOING = "undoing", _("being undone")
    UNDONE = "undone", _("undone")


WORKING = frozenset(
    {ImportState.READING, ImportState.CHECKING, ImportState.RUNNING, ImportState.UNDOING}
)


class Matches(models.TextChoices):
    """What to do with a row that is there already; also a row's own choice."""

    CREATE = "create", _("Add as new")
    UPDATE = "update", _("Update what is there")
    SKIP = "skip", _("Leave out")


class DayOrder(models.TextChoices):
    """How 3/9/2024 is to be read: as the other days of its column show, or always one way."""

    FILE = "file", _("As the file shows")
    MONTH = "month", _("Month first: 3/9 is March 9")
    DAY = "day", _("Day first: 3/9 is September 3")


class RowState(models.TextChoices):
    """What is known of a row; the last three say what came of it."""

    READ = "read", _("not checked yet")
    NEW = "new", _("new")
    MATCH = "match", _("there already")
    ALIKE = "alike", _("perhaps there already")
    BAD = "bad", _("needs mending")
    CREATED = "created", _("added")
    UPDATED = "updated", _("updated")
    SKIPPED = "skipped", _("left out")


class Act(models.TextChoices):
    """What an import did to a row of a table."""

    CREATED = "created", _("added")
    UPDATED = "updated", _("updated")


class Import(TenantModel):
    """One file that is brought in: read, its columns chosen, checked, written, perhaps undone.

    `turn` counts the chunks of work that have been planned: the due row whose occurrence it is
    does the next one, from the line after `at_number`. `failed_in` is the state that it failed
    in, and can go on with. `mapping` says for each column of the sheet which column of the file
    it is (from 0), `words` what an unknown word of the file means: {column: {word: slug}}.
    `matches` and `alike` are the choice for rows that are there already, certainly and perhaps.
    `day_order` is the choice for days in numbers. `facts` say how the file was read: encoding,
    delimiter, title lines and totals that were passed over, which columns have the day first.
    """

    sheet = models.SlugField(max_length=40, db_index=False)
    filename = models.CharField(max_length=200)
    by = TenantForeignKey("offices.Membership", null=True, editable=False)
    state = models.CharField(max_length=10, choices=ImportState, default=ImportState.READING)
    turn = models.PositiveIntegerField(default=0)
    upload = models.CharField(max_length=300, blank=True)
    facts = models.JSONField(default=dict, blank=True)
    header = ArrayField(models.TextField(), default=list, blank=True)
    mapping = models.JSONField(default=dict, blank=True)
    words = models.JSONField(default=dict, blank=True)
    day_order = models.CharField(
        max_length=5, choices=DayOrder, default=DayOrder.FILE, db_default=DayOrder.FILE
    )
    matches = models.CharField(max_length=6, choices=Matches, default=Matches.UPDATE)
    alike = models.CharField(max_length=6, choices=Matches, default=Matches.CREATE)
    row_count = models.PositiveIntegerField(default=0)
    done_count = models.PositiveIntegerField(default=0)
    at_number = models.PositiveIntegerField(default=0)
    failed_in = models.CharField(max_length=10, blank=True)
    error = models.TextField(blank=True)
    error_facts = models.JSONField(default=dict, blank=True)
    finished_at = models.DateTimeField(null=True, editable=False)
    undone_at = models.DateTimeField(null=True, editable=False)
    undone_by = TenantForeignKey("offices.Membership", null=True, editable=False)
    archived_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = [
            *office_keys("import", "by", "undone_by"),
            models.CheckConstraint(
                name="import_state_known", condition=Q(state__in=ImportState.values)
            ),
            models.CheckConstraint(
                name="import_matches_known",
                condition=Q(matches__in=Matches.values, alike__in=Matches.values),
            ),
            models.CheckConstraint(
                name="import_day_order_known", condition=Q(day_order__in=DayOrder.values)
            ),
            models.CheckConstraint(
                name="import_counts", condition=Q(done_count__lte=models.F("row_count"))
            ),
        ]
        indexes = [models.Index(fields=["office", "-recorded_at", "-id"], name="import_by_date")]

    def __str__(self) -> str:
        return self.filename


class ImportRow(TenantModel):
    """A line of the file: what it says, what was found about it, what is to become of it.

    `number` is the line in the spreadsheet, as people see it. `values` are the cleaned cells by
    column, `findings` a list of {column, level, message, facts} (see core.imports.findings).
    `choice` is the row's own answer where it is there already; "" follows the import's. `same_as`
    is the earlier line that says the very same: such a row is left out.
    """

    run = TenantForeignKey(Import, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    cells = ArrayField(models.TextField(), default=list)
    same_as = models.PositiveIntegerField(null=True)
    state = models.CharField(max_length=8, choices=RowState, default=RowState.READ)
    choice = models.CharField(max_length=6, choices=Matches, blank=True)
    values = models.JSONField(default=dict)
    findings = models.JSONField(default=list)
    match_id = models.BigIntegerField(null=True)
    match_name = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            *office_keys("import_row", "run"),
            models.UniqueConstraint(fields=["office", "run", "number"], name="import_row_once"),
            models.CheckConstraint(
                name="import_row_state_known", condition=Q(state__in=RowState.values)
            ),
            models.CheckConstraint(
                name="import_row_choice_known", condition=Q(choice__in=["", *Matches.values])
            ),
        ]
        indexes = [
            models.Index(fields=["office", "run", "state", "number"], name="import_row_by_state")
        ]

    def __str__(self) -> str:
        return f"line {self.number}"


class ImportRecord(TenantModel):
    """What an import did to one row of one table, so that it can be taken back.

    `model` as in "contacts.contact". `before` and `after` hold the fields that an update changed
    (null for what was added). Undoing takes the records away with the rows; of what was kept
    because somebody has touched it since, the record stays and `kept_because` says so.
    """

    run = TenantForeignKey(Import, on_delete=models.CASCADE, related_name="records")
    number = models.PositiveIntegerField()
    model = models.CharField(max_length=60)
    object_id = models.BigIntegerField()
    act = models.CharField(max_length=7, choices=Act)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    name = models.CharField(max_length=200, blank=True)
    kept_because = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            *office_keys("import_record", "run"),
            models.UniqueConstraint(
                fields=["office", "run", "model", "object_id", "number"], name="import_record_once"
            ),
            models.CheckConstraint(name="import_record_act_known", condition=Q(act__in=Act.values)),
        ]

    def __str__(self) -> str:
        return f"{self.act} {self.model} {self.object_id}"


class ImportMapping(TenantModel):
    """How an office's columns are to be read: remembered for the next file with this header.

    `header_key` is the header, folded, in one digest (core.imports.mapping).
    """

    sheet = models.SlugField(max_length=40, db_index=False)
    header_key = models.CharField(max_length=64)
    mapping = models.JSONField(default=dict)
    words = models.JSONField(default=dict)
    day_order = models.CharField(
        max_length=5, choices=DayOrder, default=DayOrder.FILE, db_default=DayOrder.FILE
    )

    class Meta:
        constraints = [
            *office_keys("import_mapping"),
            models.CheckConstraint(
                name="import_mapping_day_order_known", condition=Q(day_order__in=DayOrder.values)
            ),
            models.UniqueConstraint(
                fields=["office", "sheet", "header_key"], name="import_mapping_once"
            ),
        ]

    def __str__(self) -> str:
        return self.sheet
