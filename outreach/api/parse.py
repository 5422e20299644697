"""What a sentence says, as a program asks for it: POST /api/v1/activities/parse/."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from core.api.fields import DateField, IdField
from core.api.serializers import PlainSerializer
from offices.models import Office
from outreach.enums.activities import ENGAGEMENTS, ActivityKind, Exchange, Status
from outreach.queries.sentences import understand
from outreach.sentences.understood import LONGEST, Candidates, Understood

_PLACES = [(kind.value, kind.label) for kind in ENGAGEMENTS]


class SentenceSerializer(PlainSerializer):
    """A sentence, and the day on which it is said."""

    text = serializers.CharField(
        max_length=LONGEST,
        allow_blank=True,
        trim_whitespace=False,
        help_text=_("What happened, in English or Spanish, as one would tell it."),
    )
    at = DateField(
        required=False, help_text=_("The day on which it is said; the office's today if not said.")
    )


class NextStepSaidSerializer(PlainSerializer):
    what = serializers.CharField()
    due_on = DateField(allow_null=True)
    at = serializers.CharField(allow_null=True, help_text=_("The time on the clock there, hh:mm."))


class CandidatesSerializer(PlainSerializer):
    said = serializers.CharField(help_text=_("The words of the sentence."))
    noun = serializers.ChoiceField([("partner", _("Partner")), ("contact", _("Contact"))])
    names = serializers.ListField(
        child=serializers.CharField(), help_text=_("What fits, best first; empty: nothing does.")
    )
    ids = serializers.ListField(child=IdField())


class UnderstoodSerializer(PlainSerializer):
    """What is null or empty was not said; what is doubtful stands in `candidates` alone."""

    text = serializers.CharField()
    language = serializers.ChoiceField([("en", _("English")), ("es", _("Spanish"))])
    kind = serializers.ChoiceField(ActivityKind.choices, allow_null=True)
    exchange = serializers.ChoiceField(Exchange.choices, allow_null=True)
    status = serializers.ChoiceField(Status.choices)
    partners = serializers.ListField(child=serializers.CharField())
    partner_ids = serializers.ListField(child=IdField())
    contacts = serializers.ListField(child=serializers.CharField())
    contact_ids = serializers.ListField(child=IdField())
    starts_on = DateField()
    ends_on = DateField(allow_null=True)
    follow_up = NextStepSaidSerializer(allow_null=True)
    places = serializers.IntegerField(allow_null=True)
    places_kind = serializers.ChoiceField(_PLACES, allow_null=True)
    student_count = serializers.IntegerField(allow_null=True)
    volunteers = serializers.IntegerField(allow_null=True)
    candidates = CandidatesSerializer(many=True)


def answer(office: Office, said: dict[str, Any]) -> dict[str, Any]:
    """What `said` (a cleaned SentenceSerializer) means in this office, with ids beside names."""
    understood = understand(office, said["text"], at=said.get("at") or office.today())
    return _with_ids(understood)


def _with_ids(understood: Understood) -> dict[str, Any]:
    facts = understood.as_json()
    facts["partner_ids"] = [str(it.pk) for it in understood.partners]
    facts["contact_ids"] = [str(it.pk) for it in understood.contacts]
    for shown, doubt in zip(facts["candidates"], understood.candidates, strict=True):
        shown["ids"] = _ids(doubt)
    return facts


def _ids(doubt: Candidates) -> list[str]:
    return [str(option.pk) for option in doubt.options]
