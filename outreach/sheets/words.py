"""What logs call the kinds of activities, their state and how the exchange went."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.utils.translation import override

from contacts.sheets.choice_words import synonyms
from contacts.sheets.choices import Words
from core.folding import fold
from offices.enums.vocabularies import Vocabulary
from offices.models import OfficeLabel
from outreach.enums.activities import ActivityKind, Exchange, Status
from outreach.sentences.kinds import kind_said
from outreach.sentences.text import Text

Choices = Sequence[tuple[str, Any]]

KINDS = synonyms(
    {
        ActivityKind.CALL: "phone, telephone, tel, ph, phone conversation, telefono, phone/email,"
        " called, cold call, check in, check-in",
        ActivityKind.VOICEMAIL: "lvm, lm, left message, left msg, no answer, message left, recado",
        ActivityKind.EMAIL: "e-mail, mail, electronic mail, correo, newsletter, mass email",
        ActivityKind.SOCIAL_MESSAGE: "linkedin, social media, social, facebook, redes sociales",
        ActivityKind.MEETING: "mtg, in person, in-person, face to face, face-to-face, f2f, virtual,"
        " zoom, teams, video call, google meet, conference call, junta, planning session",
        ActivityKind.VISIT: "drop in, drop-in, stopped by, walk in, walk-in",
        ActivityKind.WORKSITE_VISIT: "site visit, worksite, business visit, employer visit",
        ActivityKind.LUNCHEON: "lunch, breakfast, lunch meeting, working lunch, almuerzo, comida",
        ActivityKind.MET_AT_EVENT: "event, networking, networking event, mixer, chamber event,"
        " conference, chamber mixer, community event, evento",
        ActivityKind.GUEST_SPEAKER: "speaker, guest, classroom visit, class visit, presenter,"
        " class presentation, classroom speaker, guest spkr, spkr, career talk,"
        " guest lecture, orador",
        ActivityKind.CAREER_PANEL: "panel, panelist, industry panel",
        ActivityKind.CAREER_FAIR: "career day, job fair, expo, college fair, career expo, feria",
        ActivityKind.WORKPLACE_TOUR: "tour, field trip, industry tour, company tour, recorrido",
        ActivityKind.JOB_SHADOW: "shadow, shadowing, job shadowing, shadow day",
        ActivityKind.MOCK_INTERVIEW: "mock interviews, interviews, practice interviews",
        ActivityKind.WORKSHOP: "training, seminar, bootcamp, class, taller",
        ActivityKind.INDUSTRY_PROJECT: "project, client project, capstone, proyecto",
        ActivityKind.MENTORSHIP: "mentor, mentoring, mentoria",
        ActivityKind.INTERNSHIP: "intern, internships, summer internship, pasantia, co-op, coop",
        ActivityKind.PRACTICUM: "clinical, clinicals, clinical rotation",
        ActivityKind.TEACHER_EXTERNSHIP: "externship, teacher tour",
        ActivityKind.ADVISORY_BOARD: "advisory, advisory committee, advisory meeting, pac, lac",
        ActivityKind.IN_KIND_GIFT: "donation, gift, in kind, in-kind, sponsorship, donacion",
        ActivityKind.REFERRAL: "referred, lead, student referral",
    }
)
STATUSES = synonyms(
    {
        Status.DONE: "complete, completed, held, happened, finished, closed, yes, y, x, attended,"
        " hecho, hecha, realizado, realizada, completado, completada, si, conducted, occurred",
        Status.PLANNED: "scheduled, upcoming, confirmed, tentative, pending, future, booked, set,"
        " planeado, planeada, programado, programada, agendado, agendada, pendiente",
        Status.CANCELLED_BY_US: "we cancelled, we canceled, cancelled (us), school cancelled",
        Status.CANCELLED_BY_THEM: "no show, no-show, they cancelled, they canceled, did not show,"
        " cancelled (them), partner cancelled, employer cancelled, no asistio",
    }
)
EXCHANGES = synonyms(
    {
        Exchange.TWO_WAY: "two way, 2-way, both, spoke, talked, connected, reached, responded,"
        " replied, conversation, contacted, hablamos, yes, y",
        Exchange.ONE_WAY: "one way, 1-way, sent, outbound, outgoing, wrote, no reply yet, enviado",
        Exchange.ATTEMPT: "attempted, tried, no answer, left message, lvm, no response, no reply,"
        " not reached, sin respuesta, no contesto, unsuccessful",
    }
)
_TABLES: dict[str, tuple[type[ActivityKind | Status | Exchange], dict[str, str]]] = {
    "kind": (ActivityKind, KINDS),
    "status": (Status, STATUSES),
    "exchange": (Exchange, EXCHANGES),
}


@dataclass
class KindWords(Words):
    """Kinds also by the rules for sentences: "Guest speaker - 3rd hr", "Zoom mtg"."""

    def _look_up(self, word: str) -> str | None:
        if word in self.known:
            return self.known[word]
        said = kind_said(Text(word).folded)
        return said.kind.value if said else super()._look_up(word)


@dataclass
class StatusWords(Words):
    """ "Cancelled" alone does not say by whom: no near word is taken for it, so it is asked."""

    def _look_up(self, word: str) -> str | None:
        return self.known.get(word) if word.startswith("cancel") else super()._look_up(word)


def choices_of(column: str) -> Callable[[int], Choices]:
    """What a word of the column may mean, as the office calls it: (slug, label)."""
    table = _TABLES[column][0]

    def choices(office_id: int) -> Choices:
        own = _own_labels(office_id) if column == "kind" else {}
        return [(slug, own.get(slug) or label) for slug, label in table.choices]

    return choices


def words_of_column(column: str, office_id: int, told: Mapping[str, str]) -> Words:
    """The words of a column: what the office was `told` that they mean goes before all else."""
    labels = {fold(str(label)): slug for slug, label in choices_of(column)(office_id)}
    own = {fold(word).strip(" .*"): slug for word, slug in told.items()}
    known = {**_standard(column), **labels, **own}
    return {"kind": KindWords, "status": StatusWords}.get(column, Words)(known)


def _own_labels(office_id: int) -> dict[str, str]:
    rows = OfficeLabel.objects.filter(office=office_id, vocabulary=Vocabulary.ACTIVITY_KIND)
    return dict(rows.values_list("slug", "label"))


@lru_cache(8)
def _standard(column: str) -> dict[str, str]:
    """Slugs, labels in both languages, synonyms."""
    table, words = _TABLES[column]
    known = dict(words)
    for language in ("es", "en"):
        with override(language):
            known |= {fold(str(label)): slug for slug, label in table.choices}
    return known | {slug: slug for slug, _ in table.choices}
