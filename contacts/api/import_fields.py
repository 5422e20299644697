"""What an import, its rows and the file that begins it look like in the API."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from core.api.fields import IdField
from core.api.parameters import LARGEST_PAGE
from core.api.serializers import NounSerializer, PlainSerializer
from core.imports.day_order import days_said
from core.imports.queries import WHICH, error_of
from core.imports.reading.limits import COLUMNS, FILE_BYTES, MEGABYTE
from core.imports.straight import why_it_waits
from core.models.imports import DayOrder, Import, Matches
from core.registries.sheets import sheets

TOO_LARGE = _("The file is larger than %(most)s MB.")


class CountsSerializer(PlainSerializer):
    """How many rows are what; each is one of new … bad before, created … bad afterwards."""

    read = serializers.IntegerField()
    new = serializers.IntegerField()
    match = serializers.IntegerField(help_text=_("There already."))
    alike = serializers.IntegerField(help_text=_("Perhaps there already."))
    bad = serializers.IntegerField(help_text=_("To be mended; they stay out."))
    warned = serializers.IntegerField(help_text=_("Good ones with a warning."))
    created = serializers.IntegerField()
    updated = serializers.IntegerField()
    skipped = serializers.IntegerField()


class ImportSerializer(NounSerializer):
    columns = serializers.ListField(
        source="header",
        child=serializers.CharField(),
        read_only=True,
        help_text=_("The column names of the file."),
    )
    mapping = serializers.DictField(
        child=serializers.IntegerField(min_value=0, max_value=COLUMNS),
        required=False,
        help_text=_("For each of our columns, which of the file's it is, from 0."),
    )
    words = serializers.DictField(
        child=serializers.DictField(child=serializers.CharField(max_length=200)),
        required=False,
        help_text=_("For each of our columns, what unknown words of the file mean."),
    )
    day_order = serializers.ChoiceField(
        DayOrder.choices,
        required=False,
        help_text=_("What comes first in days such as 3/9/2024."),
    )
    days_read = serializers.SerializerMethodField(
        help_text=_("How days in numbers are read, in words, where it is not with the month first.")
    )
    counts = CountsSerializer(read_only=True)
    facts = serializers.DictField(read_only=True, help_text=_("How the file was read."))
    error = serializers.SerializerMethodField(help_text=_("Why it failed, in words."))
    waiting_for = serializers.SerializerMethodField(
        help_text=_("What has to be decided before a file that was to come in by itself does.")
    )
    by = IdField(source="by_id", read_only=True, allow_null=True)

    class Meta:
        model = Import
        fields = [
            "id",
            "sheet",
            "filename",
            "state",
            "columns",
            "mapping",
            "words",
            "day_order",
            "days_read",
            "matches",
            "alike",
            "counts",
            "done_count",
            "facts",
            "error",
            "waiting_for",
            "by",
            "recorded_at",
            "finished_at",
            "undone_at",
        ]
        read_only_fields = ["sheet", "filename", "state", "done_count"]

    def get_error(self, run: Import) -> str:
        return error_of(run)

    def get_days_read(self, run: Import) -> list[str]:
        return days_said(run)

    def get_waiting_for(self, run: Any) -> str:
        return why_it_waits(run, run.counts)


class UploadSerializer(PlainSerializer):
    sheet = serializers.ChoiceField(choices=[], help_text=_("What its rows are."))
    file = serializers.FileField(
        max_length=200, help_text=_("A CSV or Excel file, up to 25 MB and 20,000 rows.")
    )

    start = serializers.BooleanField(
        default=False,
        help_text=_("Go on without asking, unless rows need mending or are perhaps there already."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sheet"].choices = [(it.name, it.label) for it in sheets()]

    def validate_file(self, file: Any) -> Any:
        """Nothing larger than what can be read is kept."""
        if file.size > FILE_BYTES:
            raise serializers.ValidationError(TOO_LARGE % {"most": FILE_BYTES // MEGABYTE})
        return file


class FindingSerializer(PlainSerializer):
    column = serializers.CharField(help_text=_("Our column; empty: the row as a whole."))
    level = serializers.ChoiceField([("error", _("Error")), ("warning", _("Warning"))])
    text = serializers.CharField()
    word = serializers.CharField(help_text=_("A word that could be told to mean something."))


class RowSerializer(PlainSerializer):
    number = serializers.IntegerField(read_only=True, help_text=_("The line in the file."))
    state = serializers.CharField(read_only=True)
    cells = serializers.ListField(
        child=serializers.ListField(child=serializers.CharField()),
        read_only=True,
        help_text=_("What the file says, each with the name of our column."),
    )
    findings = FindingSerializer(many=True, read_only=True)
    match = IdField(
        source="match_id", read_only=True, allow_null=True, help_text=_("What is there already.")
    )
    match_name = serializers.CharField(read_only=True)
    choice = serializers.ChoiceField(
        Matches.choices,
        allow_blank=True,
        help_text=_("What becomes of the row if it is there already; empty: what the import says."),
    )


class RowsSerializer(PlainSerializer):
    """A page of rows."""

    next = serializers.URLField(allow_null=True)
    previous = serializers.URLField(allow_null=True)
    results = RowSerializer(many=True)


class RowParameters(PlainSerializer):
    which = serializers.ChoiceField(
        sorted(WHICH), required=False, help_text=_("Which rows; all if not said.")
    )
    page_size = serializers.IntegerField(
        min_value=1,
        max_value=LARGEST_PAGE,
        required=False,
        help_text=_("Rows a page; 50 if not said."),
    )
    cursor = serializers.CharField(
        max_length=2000,
        required=False,
        help_text=_("As in “next” and “previous”; it says nothing by itself."),
    )
