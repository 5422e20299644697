"""The sheet "agreements": what stands in writing with partners, with its time."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from core.imports.bulk import insert_rows
from core.registries.sheets import Checked, Column, Decided, Line, Match, Run, Sheet
from core.registries.standing import touch_health
from offices.models import Office
from outreach.sheets.facts import Facts, Values, Writing, header_words, plain, write_facts
from outreach.sheets.reading import Told
from partnerships.actions.agreement_reminders import plan_reminders
from partnerships.enums.agreements import Side
from partnerships.models import Agreement, AgreementSignatory, Partner

LONGEST = int(Agreement._meta.get_field("title").max_length or 0)
LONGEST_NAME = int(AgreementSignatory._meta.get_field("name").max_length or 0)
USUAL_NOTICE, MOST_NOTICE = 30, 365

BACKWARDS = gettext_noop("The end cannot be before the beginning.")
NO_NOTICE = gettext_noop("“%(text)s” is no number of days, so we took 30.")
UNSIGNED = gettext_noop("No day of signing is said, so it comes in as a draft.")

COLUMNS = (
    Column(
        "partner",
        _("Partner"),
        header_words(
            "partner, partners, company, company name, business, organization, employer,"
            " partner name, agency, with, socio, empresa, organización, empleador, aliado"
        ),
        required=True,
    ),
    Column(
        "title",
        _("Agreement"),
        header_words(
            "agreement, title, name, about, subject, contract, mou, memorandum, type,"
            " acuerdo, convenio, contrato, título, asunto"
        ),
        required=True,
        hint=_("What it is about, in a few words."),
    ),
    Column(
        "starts_on",
        _("Begins"),
        header_words(
            "begins, start, starts, start date, starts on, effective date, effective, from,"
            " inicio, empieza, desde, fecha de inicio"
        ),
        required=True,
        is_day=True,
    ),
    Column(
        "ends_on",
        _("Ends"),
        header_words(
            "ends, end, end date, ends on, expires, expiration, expiration date, until,"
            " renewal date, termina, fin, hasta, vence, fecha de fin"
        ),
        hint=_("Empty: it runs until somebody ends it."),
        is_day=True,
    ),
    Column(
        "notice_days",
        _("Days of notice"),
        header_words("days of notice, notice, notice days, notice period, días de aviso, aviso"),
    ),
    Column(
        "signed_on",
        _("Signed on"),
        header_words("signed on, signed, date signed, signature date, firmado, fecha de firma"),
        hint=_("When all had signed. Without it, the agreement comes in as a draft."),
        is_day=True,
    ),
    Column(
        "signed_by",
        _("Signed by"),
        header_words("signed by, signatory, signer, firmado por, firmante"),
        hint=_("Who signed for the partner."),
    ),
)


def check_agreements(run: Run, lines: Sequence[Line]) -> list[Checked]:
    """Clean the lines, find their partners, and what is written down already."""
    facts = Facts(run)
    read = [_read(facts, line) for line in lines]
    known = _known(run.office_id, {it.values["partner"] for it in read})
    checked = []
    for line, told in zip(lines, read, strict=True):
        match = known.get(_key(told.values))
        if match is None and not told.values["signed_on"]:
            told.find("signed_on", UNSIGNED)
        checked.append(Checked(line.number, told.values, tuple(told.findings), match))
    return checked


def _read(facts: Facts, line: Line) -> Told:
    told = Told(line.said)
    starts_on = facts.day(told, "starts_on", may_come=True)
    ends_on = facts.day(told, "ends_on", may_come=True)
    if starts_on and ends_on and ends_on < starts_on:
        told.find("ends_on", BACKWARDS, level="error")
    signed_by = facts.text(told, "signed_by", LONGEST_NAME)
    told.values = {
        "partner": facts.partner(told),
        "title": facts.text(told, "title", LONGEST),
        "starts_on": starts_on or None,
        "ends_on": ends_on or None,
        "notice_days": _notice(told),
        "signed_on": facts.day(told, "signed_on") or None,
        "signed_by": signed_by or told.cell("partner")[:LONGEST_NAME],
        "by": facts.author,
    }
    return told


def _notice(told: Told) -> int:
    text = told.cell("notice_days")
    number = text.split(maxsplit=1)[0] if text else ""
    if number.isascii() and number.isdigit() and len(number) < 5 and int(number) <= MOST_NOTICE:
        return int(number)
    if text:
        told.find("notice_days", NO_NOTICE, {"text": text[:80]})
    return USUAL_NOTICE


def _known(office_id: int, partners: set[int | None]) -> dict[tuple[Any, ...], Match]:
    """What is written down with these partners, by partner, title and begin. One statement."""
    rows = Agreement.objects.filter(
        office=office_id, partner__in=partners - {None}, archived_at=None
    ).order_by("-id")
    columns = ("id", "partner_id", "title", "starts_on", "partner__name")
    return {
        (partner, plain(title), begins.isoformat()): Match(pk, f"{title}: {name}")
        for pk, partner, title, begins, name in rows.values_list(*columns)
    }


def _key(values: Values) -> tuple[Any, ...]:
    return values["partner"], plain(values["title"]), values["starts_on"]


def _news(row: Agreement, values: Values) -> dict[str, Any]:
    """What the line knows and the agreement does not: an end; none before a side has left it."""
    ends_on, left_on = values["ends_on"], row.ended_early_on
    if row.ends_on is not None or not ends_on:
        return {}
    if left_on is not None and ends_on < left_on.isoformat():
        return {}
    return {"ends_on": ends_on}


def _sign(run: Run, lines: Sequence[Decided], ids: Sequence[int]) -> None:
    """Who signed for the partner, where the file knows when."""
    signed = [
        (it, pk) for it, pk in zip(lines, ids, strict=True) if it.values["signed_on"] is not None
    ]
    columns = ("agreement_id", "side", "name", "title", "signed_on")
    rows = [
        (pk, Side.THEIRS.value, it.values["signed_by"], "", it.values["signed_on"])
        for it, pk in signed
    ]
    made = insert_rows(AgreementSignatory, run.office_id, columns, rows)
    numbered = [(it.number, pk) for (it, _pk), pk in zip(signed, made, strict=True)]
    run.ledger.created(AgreementSignatory._meta.label_lower, numbered)


def _touch(office_id: int, partner_ids: set[int]) -> None:
    """The partners and their branches, which inherit what stands in writing; reminders of it."""
    written = Agreement.objects.filter(office=office_id, partner__in=partner_ids)
    plan_reminders(Office.objects.get(pk=office_id), written, timezone.now())
    branches = Partner.objects.filter(office=office_id, parent__in=partner_ids)
    touch_health(office_id, [*partner_ids, *branches.values_list("pk", flat=True)])


WRITING = Writing(
    model=Agreement,
    row={
        "partner_id": "partner",
        "title": "title",
        "starts_on": "starts_on",
        "ends_on": "ends_on",
        "notice_days": "notice_days",
        "asked_on": "signed_on",
        "recorded_by_id": "by",
    },
    filled=("ends_on",),
    news=_news,
    touch=_touch,
    also=_sign,
)


def partners_of(office_id: int, model: str, ids: Sequence[int]) -> set[int]:
    """Whose health has to be judged anew when such rows go or change."""
    agreements = Agreement.objects.filter(office=office_id)
    if model == AgreementSignatory._meta.label_lower:
        lines = AgreementSignatory.objects.filter(office=office_id, pk__in=ids)
        agreements = agreements.filter(pk__in=lines.values("agreement"))
    else:
        agreements = agreements.filter(pk__in=ids)
    return set(agreements.values_list("partner_id", flat=True))


AGREEMENTS = Sheet(
    name="agreements",
    order=55,
    label=_("Agreements"),
    what=_("Title, time and notice, with partners that are there already."),
    icon="file-text",
    columns=COLUMNS,
    check=check_agreements,
    write=partial(write_facts, WRITING),
    models=("partnerships.agreement", "partnerships.agreementsignatory"),
    partners_of=partners_of,
    list_url="agreements",
)
