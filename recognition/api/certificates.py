"""Certificates: written and made by POST, read as PDF or as JSON."""

from collections.abc import Mapping
from typing import Any, NoReturn, cast

from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.exceptions import APIException, MethodNotAllowed
from rest_framework.request import Request
from rest_framework.response import Response

from core.api.etags import etag_of
from core.api.fields import DateTimeField, RelationField
from core.api.parameters import (
    ArchivedParameters,
    IdParameter,
    ListParameters,
    NullableIdParameter,
    refuse_others,
)
from core.api.serializers import NounSerializer, PlainSerializer
from offices.api.nouns import ArchivableNoun, matching
from offices.api.requests import inside
from offices.models import Membership
from offices.permissions import Permission
from recognition.actions.documents import (
    DocumentFields,
    archive_document,
    compose_document,
    make_document,
    reprint,
    restore_document,
)
from recognition.actions.signers import SignerFields
from recognition.enums.documents import DocumentKind, DocumentLanguage, DocumentState, Signing
from recognition.errors import PrintChanged
from recognition.models import Document
from recognition.models.documents import MOST_SIGNERS
from recognition.names import filename_of
from recognition.queries.documents import documents_of
from recognition.queries.wording import propose_wording

JSON, PDF = "application/json", "application/pdf"


class NotMadeYet(APIException):
    """There is no PDF of it, because it waits or could not be printed."""

    status_code = 409
    default_code = "not_made"


class FileLost(APIException):
    """The kept PDF is lost, and a print would be another one."""

    status_code = 409
    default_code = "file_lost"


class SignerSerializer(PlainSerializer):
    """Who signs: a member, or anybody by name and title."""

    member = RelationField(queryset=Membership.objects.all(), required=False, allow_null=True)
    name = serializers.CharField(
        max_length=120, required=False, help_text=_("Of a member the name is known.")
    )
    title = serializers.CharField(max_length=120, required=False, allow_blank=True)
    signing = serializers.ChoiceField(
        Signing.choices,
        required=False,
        help_text=_("asked: the member signs in Lanyard; pen, if not said: on the line."),
    )
    signed_at = DateTimeField(read_only=True)

    def validate(self, attrs: Any) -> Any:
        if not attrs.get("member") and not attrs.get("name"):
            raise serializers.ValidationError({"name": [_("Name a member, or write a name.")]})
        return attrs


class CertificateSerializer(NounSerializer):
    signers: serializers.ListSerializer[Any] = serializers.ListSerializer(
        child=SignerSerializer(),
        required=False,
        max_length=MOST_SIGNERS,
        help_text=_("Two at the most."),
    )

    class Meta:
        model = Document
        fields = [
            "id",
            "partner",
            "to_name",
            "wording",
            "language",
            "layout",
            "paper",
            "dated_on",
            "signers",
            "state",
            "failed_because",
            "pages",
            "size",
            "made_at",
            "recorded_at",
            "recorded_by",
            "archived_at",
        ]
        read_only_fields = ["state", "failed_because", "pages", "size"]
        extra_kwargs = {
            "to_name": {"required": False, "help_text": _("The partner's name if not said.")},
            "wording": {
                "help_text": _("Proposed out of what the partner did this year if not said.")
            },
            "language": {"required": False},
            "layout": {"required": False, "help_text": _("The office's if not said.")},
            "paper": {"required": False, "help_text": _("The office's if not said.")},
            "dated_on": {"required": False, "help_text": _("Today if not said.")},
            "state": {"help_text": _("made: there is a PDF; waiting: for a signature.")},
            "failed_because": {"help_text": _("In words; also why a signer gave it back.")},
        }


class CertificateParameters(ArchivedParameters, ListParameters):
    partner = IdParameter()
    state = serializers.ChoiceField(DocumentState.choices, required=False)
    recorded_by = NullableIdParameter()


COLUMNS = {"partner": "partner", "state": "state", "recorded_by": "recorded_by"}


class CertificateViews(ArchivableNoun[Document]):
    model = Document
    http_method_names = ["get", "head", "post", "delete"]
    write_permission = Permission.THANK
    serializer_class = CertificateSerializer
    parameters_class = CertificateParameters
    orderings = {"dated_on": "dated_on", "recorded_at": "recorded_at", "id": "id"}
    default_ordering = "-recorded_at"
    files_of = {"retrieve": PDF}
    refusals_of = {"retrieve": (400, 404, 409)}
    notes = {
        "create": _(
            "Writes it, and makes its PDF at once unless somebody is asked to sign: its state is"
            " waiting then, and it is made once they have."
        ),
        "retrieve": _(
            "The PDF, or JSON where Accept prefers application/json. A PDF that is not made yet is"
            " 409, as is one whose file was lost and that would be printed in another way today."
        ),
        "destroy": _("Puts it away, with the line of the ledger that it brought."),
    }

    def rows(self) -> QuerySet[Document]:
        return documents_of(self.office).filter(kind=DocumentKind.CERTIFICATE)

    def narrow(self, rows: QuerySet[Document], parameters: Mapping[str, Any]) -> QuerySet[Document]:
        return matching(super().narrow(rows, parameters), parameters, COLUMNS)

    def retrieve(self, request: Request, id: str) -> Response:
        """The PDF is what one comes for; its ETag is that of the certificate."""
        thing = self.find(self.visible(self.rows()))
        data = self.represent(thing)
        refuse_others(request)
        headers = {"ETag": etag_of(data), "Vary": "Accept"}
        if inside(request).get_preferred_type([PDF, JSON]) == JSON:
            return Response(data, headers=headers)
        # REST framework hands on any answer of Django's
        return cast("Response", _file(thing, headers))

    def make(self, data: dict[str, Any]) -> Document:
        partner, signers = data.pop("partner"), data.pop("signers", [])
        kind = DocumentKind.CERTIFICATE
        if not data.get("wording"):
            data["wording"] = propose_wording(
                self.office,
                partner,
                today=self.office.today(),
                language=data.get("language", DocumentLanguage.ENGLISH),
                kind=kind,
            )
        made = compose_document(
            by=self.member,
            partner=partner,
            fields=cast("DocumentFields", data | {"kind": kind}),
            signers=cast("list[SignerFields]", signers),
        )
        if made.state == DocumentState.READY:
            make_document(by=self.member, document=made)
        return made

    def change(self, thing: Document, data: dict[str, Any]) -> NoReturn:
        raise MethodNotAllowed("PATCH")

    def archive(self, thing: Document) -> Document:
        return archive_document(by=self.member, document=thing)

    def bring_back(self, thing: Document) -> Document:
        return restore_document(by=self.member, document=thing)


def _file(document: Document, headers: dict[str, str]) -> HttpResponse:
    if document.state == DocumentState.WAITING:
        raise NotMadeYet(_("It waits for a signature."))
    if document.state != DocumentState.MADE:
        raise NotMadeYet(document.failed_because or _("It is not printed yet."))
    try:
        content = reprint(document)
    except PrintChanged as refused:
        raise FileLost(refused.words) from refused
    answer = HttpResponse(content, content_type=PDF, headers=headers)
    name = filename_of(document)
    answer.headers["Content-Disposition"] = content_disposition_header(True, name) or ""
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer
