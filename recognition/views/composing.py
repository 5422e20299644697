"""What the form of a document holds: what was said, and what follows from the partner.

Beside each field that follows stands what was proposed for it (`was_…`): as long as somebody has
not said something else, it changes with the partner and the language. `for_what` says for which of
these the words were proposed.
"""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _

from core.api.fields import read_id
from offices.requests import OfficeRequest
from outreach.views.found import found
from outreach.views.origin import partner_of_page
from partnerships.models import Partner
from partnerships.queries.partners import get_partner, partners_of
from recognition.actions.documents import new_document
from recognition.actions.signers import new_signers
from recognition.enums.channels import Occasion
from recognition.enums.documents import DocumentKind, Signing
from recognition.forms.compose import SHOW, CertificateForm, ComposeForm, GiftForm, LetterForm
from recognition.models import Document, DocumentSigner
from recognition.queries.composing import FOLLOWS, follows, last_thanked_on, who_may_sign
from recognition.queries.owed import owed_to
from recognition.queries.stationery import stationery_of
from recognition.queries.wording import names_nothing

FORMS: dict[str, type[ComposeForm]] = {
    DocumentKind.CERTIFICATE: CertificateForm,
    DocumentKind.LETTER: LetterForm,
    DocumentKind.GIFT_LETTER: GiftForm,
}


@dataclass(frozen=True)
class Composing:
    """The form as it is filled in now. `was` are the values that were proposed, `for_what` for
    which partner and language; `last_thanked_on` is the partner's."""

    kind: str
    form: ComposeForm
    partner: Partner | None
    was: dict[str, str]
    for_what: str
    last_thanked_on: date | None


def begun(request: OfficeRequest) -> QueryDict:
    """The data of a form that nobody has touched; `?partner=` says for whom it is."""
    data = QueryDict(mutable=True)
    look = stationery_of(request.office.pk)
    partner = _asked(request)
    first = who_may_sign(request.office).first()
    data.update(
        {
            "partner": str(partner.pk) if partner else "",
            "language": "en",
            "was_language": "en",
            "layout": look.layout,
            "paper": look.paper,
            "dated_on": request.office.today().isoformat(),
            "signer_1": str(first.pk) if first else "",
            "signing_1": Signing.PEN,
            "signing_2": Signing.PEN,
        }
    )
    return data


def followed(request: OfficeRequest, kind: str, sent: QueryDict) -> QueryDict:
    """The data with all that follows from the partner and that nobody has touched."""
    data: QueryDict = sent.copy()
    partner = partner_in(request, data)
    if partner is None:
        return data
    today = request.office.today()
    if _for_whom(data) != str(partner.pk):
        _honour(request, data, partner, today)
    is_touched = data.get("language", "") != data.get("was_language", "")
    proposed = follows(
        request.office,
        partner,
        today=today,
        language=data.get("language", "") if is_touched else "",
        kind=kind,
        years=read_id(data.get("anniversary_years", "")) or 0,
    )
    for name in FOLLOWS:
        if _plain(data.get(name, "")) == _plain(data.get(f"was_{name}", "")):
            data[name] = proposed[name]
        data[f"was_{name}"] = proposed[name]
    data["for_what"] = what_for(data)
    return data


def composing(
    request: OfficeRequest, kind: str, data: QueryDict, form: ComposeForm | None = None
) -> Composing:
    """The form with these data; `form` is it, if it was made already."""
    partner = partner_in(request, data)
    form = form or form_of(request, kind, data)
    if _is_from_log(kind, data):
        form.say_where_from()
    return Composing(
        kind=kind,
        form=form,
        partner=partner,
        was={name: data.get(f"was_{name}", "") for name in FOLLOWS},
        for_what=data.get("for_what", ""),
        last_thanked_on=last_thanked_on(partner) if partner else None,
    )


def unjudged(data: QueryDict) -> QueryDict:
    """The same as if somebody wanted to look at it only."""
    shown: QueryDict = data.copy()
    shown[SHOW] = "1"
    return shown


def form_of(request: OfficeRequest, kind: str, data: QueryDict) -> ComposeForm:
    """The form of that kind of document."""
    return FORMS[kind](data, office=request.office, author=request.membership)


def kind_in(data: QueryDict) -> str:
    """What the form is of; a certificate where it does not say."""
    kind = data.get("kind", "")
    return kind if kind in FORMS else str(DocumentKind.CERTIFICATE)


def what_for(data: QueryDict) -> str:
    """For which partner and language words are."""
    return f"{data.get('partner', '')}-{data.get('language', '')}"


def previewed(
    request: OfficeRequest, kind: str, data: QueryDict
) -> tuple[Document, list[DocumentSigner]]:
    """The document as it would be: what is missing or wrong stays as it comes."""
    judged: QueryDict = data.copy()
    for act in (SHOW, "partner_find"):
        judged.pop(act, None)
    form = form_of(request, kind, judged)
    form.is_valid()
    partner = form.cleaned_data.get("partner")
    if partner is None:
        partner = Partner(office=request.office, name=_("Your partner"))
    fields = form.document_fields() | {"wording": data.get("wording", "")}
    document = new_document(partner, fields)
    try:
        return document, new_signers(request.membership, document, form.signers())
    except ValidationError:
        return document, []


def partner_in(request: OfficeRequest, data: QueryDict) -> Partner | None:
    """Whom the form names."""
    pk = read_id(data.get("partner", ""))
    if pk is None:
        return None
    return partners_of(request.office).select_related("office").filter(pk=pk).first()


def _asked(request: OfficeRequest) -> Partner | None:
    """Whom the address names, else the partner on whose page one was."""
    if sent := request.GET.get("partner", ""):
        pk = read_id(sent)
        return found(get_partner, request.office, pk) if pk is not None else None
    return partner_of_page(request)


def _honour(request: OfficeRequest, data: QueryDict, partner: Partner, today: date) -> None:
    """What the partner is owed thanks for is what they are thanked for."""
    owed = owed_to(request.office, partner.pk, today)
    years = owed.years if owed and not owed.engagement else None
    data["occasion"] = str(Occasion.ANNIVERSARY) if years else ""
    data["anniversary_years"] = str(years or "")
    data["activity"] = str(owed.engagement.pk) if owed and owed.engagement else ""


def _is_from_log(kind: str, data: QueryDict) -> bool:
    """Whether the words that were proposed name what the partner did this year."""
    words = _plain(data.get("was_wording", ""))
    years = read_id(data.get("anniversary_years", "")) or 0
    language = data.get("was_language", "")
    return bool(words) and not names_nothing(words, language=language, kind=kind, years=years)


def _for_whom(data: QueryDict) -> str:
    return data.get("for_what", "").partition("-")[0]


def _plain(text: str) -> str:
    """Browsers send other line ends than they were given."""
    return "\n".join(text.split("\r\n")).strip()
