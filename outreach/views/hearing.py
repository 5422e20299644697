"""Read the sentence of a log form: the form as it then stands, and the chips above it."""

from dataclasses import dataclass, replace

from django.http import QueryDict

from offices.enums.vocabularies import Vocabulary
from offices.queries.labels import labels_of
from offices.requests import OfficeRequest
from outreach.forms.before import Before, ids, read_before
from outreach.forms.heard import CONTACTS, PARTNERS, Heard, hear
from outreach.forms.log import LogForm
from outreach.presenters.heard import Chips, chips_of
from outreach.queries.named import Known, read_known
from outreach.queries.sentences import understand
from outreach.sentences.understood import Understood

BOX, SHEET = "say", "id"
"""Where a form stands, as its fields' ids begin: Today's box, or the dialog and the page."""


@dataclass(frozen=True)
class Hearing:
    """A form that holds what its sentence says."""

    form: LogForm
    heard: Heard
    known: Known

    def chips(self, request: OfficeRequest, *, is_box: bool) -> Chips:
        """What stands above the form, or in Today's box."""
        return chips_of(request, self.form, self.heard, self.known, is_box=is_box)


def listen(request: OfficeRequest, sent: QueryDict, *, place: str = SHEET) -> Hearing:
    """Read the sentence in `sent` anew; what was changed by hand stays. One parse, three
    statements besides it: people, partners, the office's words."""
    office, before = request.office, read_before(sent.get("heard", ""))
    text = sent.get("notes", "").replace("\x00", "")
    today = office.today()
    understood = understand(office, text, at=today) if text.strip() else None
    known = read_known(office, *_meant(understood, sent, before))
    heard = hear(understood, sent, before, known, today)
    form = log_form(request, heard.into(sent), place=place, known=known)
    return Hearing(form, heard, known)


def given(sent: QueryDict, *, partners: list[int], kind: str) -> QueryDict:
    """The same with what is known without the sentence, which wins over it."""
    data = sent.copy()
    before = read_before(sent.get("heard", ""))
    known = {PARTNERS: [str(pk) for pk in partners], "kind": [kind]}
    data["heard"] = replace(before, given=known).as_text()
    return data


def log_form(
    request: OfficeRequest, data: QueryDict, *, place: str = SHEET, known: Known | None = None
) -> LogForm:
    """The form with this in it."""
    office = request.office
    return LogForm(
        data,
        auto_id=f"{place}_%s",
        office=office,
        today=office.today(),
        labels=labels_of(office, Vocabulary.ACTIVITY_KIND),
        known=known,
    )


def _meant(
    understood: Understood | None, sent: QueryDict, before: Before
) -> tuple[set[int], set[int]]:
    """The ids of all partners and people that the form may have to name."""
    partners = {*ids(sent.getlist(PARTNERS)), *ids(before.given.get(PARTNERS, []))}
    people = {*ids(sent.getlist(CONTACTS))}
    picked = [it.partition(":") for it in sent.getlist("pick")]
    partners.update(ids(pk for noun, _, pk in picked if noun == PARTNERS))
    people.update(ids(pk for noun, _, pk in picked if noun == CONTACTS))
    if understood is not None:
        partners.update(it.pk for it in understood.partners)
        people.update(it.pk for it in understood.contacts)
        for it in understood.candidates:
            (partners if it.noun == "partner" else people).update(o.pk for o in it.options)
    return partners, people
