"""A list asks as many questions with fifty rows as with one."""

from collections.abc import Callable
from datetime import timedelta
from secrets import token_hex

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from core.models.imports import Import, ImportRow
from core.outbox.write import Letter, Slot, post
from core.tenancy.context import office_context
from offices.models import ApiToken, Holiday, Membership, Office, Program, Term
from partnerships.models import Partner
from recognition.models import Document
from tests.factories import (
    make_activity,
    make_affiliation,
    make_concern,
    make_document,
    make_follow_up,
    make_need,
    make_partner,
    make_recognition,
    make_site,
)
from tests.laws.agreements import agreed, the_agreement, with_much
from tests.laws.batches import batch_items, batches, the_batch
from tests.laws.endings import ended, ended_again, lapsed, year_over
from tests.laws.persons import careers, the_person
from tests.laws.results import measured
from tests.laws.retention import at_risk, moved
from tests.laws.signing import given_back, to_sign

Fill = Callable[[Office, Membership, Partner, int], None]


def partners(office: Office, member: Membership, partner: Partner, number: int) -> None:
    site = make_site(office)
    for _ in range(number):
        other = make_partner(office, owner=member, sites=[site])
        make_affiliation(other, holds="primary", email="a@example.org")
        make_activity(other, recorded_by=member)


def picks(office: Office, member: Membership, partner: Partner, number: int) -> None:
    """More than a picker offers, from the first time on."""
    partners(office, member, partner, number + 10)


def branches(office: Office, member: Membership, partner: Partner, number: int) -> None:
    for _ in range(number):
        make_partner(office, parent=partner, owner=member)


def timeline(office: Office, member: Membership, partner: Partner, number: int) -> None:
    for day in range(number):
        affiliation = make_affiliation(partner)
        activity = make_activity(
            partner,
            make_partner(office),
            recorded_by=member,
            starts_on=office.today() - timedelta(days=day),
        )
        activity.activity_contacts.create(office=office, contact=affiliation.contact)


def people(office: Office, member: Membership, partner: Partner, number: int) -> None:
    for index in range(number):
        make_affiliation(partner, email=f"p{index}@example.org")
        make_affiliation(partner, ended_on=office.today())


def follow_ups(office: Office, member: Membership, partner: Partner, number: int) -> None:
    for index in range(number):
        make_follow_up(make_partner(office), member, due_on=office.today() - timedelta(days=index))
        make_follow_up(partner, member, due_on=office.today() + timedelta(days=1))


def changes(office: Office, member: Membership, partner: Partner, number: int) -> None:
    """Entries of every kind; each is a change of its own."""
    for _ in range(number):
        with office_context(office.pk, by=member.actor_key):
            people(office, member, partner, 1)
        with office_context(office.pk, by=member.actor_key):
            timeline(office, member, partner, 1)
        with office_context(office.pk, by=member.actor_key):
            make_follow_up(partner, member)
            Partner.objects.filter(pk=partner.pk).update(phone=token_hex(4))


def losing_touch(office: Office, member: Membership, partner: Partner, number: int) -> None:
    for _ in range(number):
        silent = make_partner(office, owner=member, stage="active")
        make_activity(silent, starts_on=office.today() - timedelta(days=400))


def sites(office: Office, member: Membership, partner: Partner, number: int) -> None:
    for _ in range(number):
        Program.objects.create(
            office=office, site=make_site(office), name="Welding", career_cluster="construction"
        )


def spans(office: Office, member: Membership, partner: Partner, number: int) -> None:
    for index in range(number):
        first = office.today() + timedelta(days=index)
        for model in (Term, Holiday):
            model.objects.create(
                office=office, site=make_site(office), name="x", starts_on=first, ends_on=first
            )


def tokens(office: Office, member: Membership, partner: Partner, number: int) -> None:
    for _ in range(number):
        ApiToken.objects.create(
            office=office, membership=member, name="x", prefix="abcd", token_hash=token_hex(32)
        )


OF_A_PARTNER = ("partner", "partner_history")


def mail(office: Office, member: Membership, partner: Partner, number: int) -> None:
    """Messages, members to whom mail came back, and bounced addresses."""
    for _ in range(number):
        occurrence = token_hex(8)
        letter = Letter("Ana", "ana@example.org", "3 things today", "Call them")
        post(Slot(office.pk, "daily-digest", "member:2", occurrence), letter, member.recorded_at)
        affiliation = make_affiliation(partner, email="luis@example.org")
        affiliation.emails.update(bounced_at=member.recorded_at)
    refused = Membership.objects.filter(office=office).exclude(pk=member.pk)[:number]
    for other in refused.select_related("user"):
        other.mail_refused_at, other.mail_refused_address = member.recorded_at, other.user.email
        other.save()


def imports(office: Office, member: Membership, partner: Partner, number: int) -> None:
    for _ in range(number):
        Import.objects.create(office=office, by=member, sheet="partners", filename="partners.csv")


def the_import(office: Office, member: Membership) -> Import:
    run, _made = Import.objects.get_or_create(
        office=office,
        by=member,
        sheet="partners",
        filename="partners.csv",
        state="ready",
        header=["Name"],
        mapping={"name": 0},
    )
    return run


def import_rows(office: Office, member: Membership, partner: Partner, number: int) -> None:
    """Rows of one import, half of them there already; each says something doubtful."""
    run = the_import(office, member)
    known = {"match_id": partner.pk, "match_name": partner.name}
    there = ImportRow.objects.filter(run=run).count()
    for index in range(there, there + number):
        ImportRow.objects.create(
            office=office,
            run=run,
            number=index + 2,
            cells=["Rivera"],
            state="match" if index % 2 else "new",
            findings=[{"column": "name", "level": "warning", "message": "Look.", "word": "x"}],
            **(known if index % 2 else {}),
        )


def owed_thanks(office: Office, member: Membership, partner: Partner, number: int) -> None:
    """Partners that took part in something and were thanked for nothing."""
    site = make_site(office)
    for day in range(number):
        other = make_partner(office, owner=member, sites=[site])
        started = office.today() - timedelta(days=day)
        make_activity(other, kind="job-shadow", starts_on=started, student_count=8)


def thanks(office: Office, member: Membership, partner: Partner, number: int) -> None:
    """Partners that were thanked for what they did."""
    for _ in range(number):
        other = make_partner(office, stage="active")
        activity = make_activity(other, kind="job-shadow")
        make_recognition(other, activity=activity, recorded_by=member)


def wanted(office: Office, member: Membership, partner: Partner, number: int) -> None:
    """What a partner wants, and what others want."""
    for _ in range(number):
        make_need(partner)
        make_need(make_partner(office, parent=partner), recorded_by=member)


def waited_for(office: Office, member: Membership, partner: Partner, number: int) -> None:
    """What waits for the member, late and answered, of one partner and of others."""
    today = office.today()
    for _ in range(number):
        make_concern(partner, owner=member, promised_on=today - timedelta(days=1))
        other = make_partner(office, owner=member)
        make_concern(other, activity=make_activity(other), recorded_by=member)
        make_concern(partner, answered_on=today, answer="Yes")


def in_hand(office: Office, member: Membership, partner: Partner, number: int) -> None:
    """The member's partners, with what it promised them, owes them and thanked them for."""
    partners(office, member, partner, number)
    follow_ups(office, member, partner, number)
    waited_for(office, member, partner, number)
    owed_thanks(office, member, partner, number)
    thanks(office, member, partner, number)


def the_document(office: Office, partner: Partner) -> Document:
    found = Document.objects.filter(office=office).first()
    return found or make_document(partner)


def mailed(office: Office, member: Membership, partner: Partner, number: int) -> None:
    """Mails that carry a document, and members who may sign one."""
    document = the_document(office, partner)
    for _ in range(number):
        slot = Slot(office.pk, "document", f"document:{document.pk}", token_hex(8))
        post(slot, Letter("Luis", "luis@example.org", "Thanks", "Hello"), member.recorded_at)


def thing_of(name: str, office: Office, member: Membership, partner: Partner) -> list[int]:
    """The thing that the address of a list names, if any."""
    if name == "import_run":
        return [the_import(office, member).pk]
    if name == "contact_history":
        return [the_person(office).pk]
    if name == "batch":
        return [the_batch(office, member).pk]
    if name == "year_close":
        return [year_over(office)[0]]
    if name.startswith("agreement") and name != "agreements":
        return [the_agreement(partner).pk]
    if name == "document":
        return [the_document(office, partner).pk]
    return [partner.pk] if name in OF_A_PARTNER else []


LISTS: list[tuple[str, Fill]] = [
    ("retention", at_risk),
    ("retention_partners", at_risk),
    ("mine", in_hand),
    ("retention_exits", ended),
    ("partners", partners),
    ("partner", branches),
    ("partner", timeline),
    ("partner", people),
    ("partner", follow_ups),
    ("partner", wanted),
    ("partner", waited_for),
    ("partner", measured),
    ("partner_history", measured),
    ("results", measured),
    ("measures", measured),
    ("partner_history", changes),
    ("contact_history", careers),
    ("today", follow_ups),
    ("today", waited_for),
    ("today", losing_touch),
    ("follow_ups", follow_ups),
    ("losing_touch", losing_touch),
    ("needs", wanted),
    ("partner", agreed),
    ("today", agreed),
    ("agreements", agreed),
    ("agreement", with_much),
    ("agreement_edit", with_much),
    ("agreement_sign", with_much),
    ("concerns", waited_for),
    ("exits", ended),
    ("exit_reasons", ended),
    ("partner", ended_again),
    ("partner_history", ended_again),
    ("risk_changes", moved),
    ("today", moved),
    ("year_close", lapsed),
    ("today", lapsed),
    ("sites", sites),
    ("calendar", spans),
    ("tokens", tokens),
    ("members", partners),
    ("log", picks),
    ("mail_settings", mail),
    ("imports", imports),
    ("import_run", import_rows),
    ("batches", batches),
    ("batch", batch_items),
    ("today", owed_thanks),
    ("today", to_sign),
    ("today", given_back),
    ("thanks_sign", to_sign),
    ("thanks_owed", owed_thanks),
    ("thanks_many", owed_thanks),
    ("thanks_partners", thanks),
    ("thanks_engagements", thanks),
    ("thanks_history", thanks),
    ("thanks_record", picks),
    ("thanks", picks),
    ("thanks_letter", picks),
    ("document", mailed),
]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "fill"), LISTS, ids=lambda value: getattr(value, "__name__", value)
)
def test_a_list_asks_the_same_with_1_3_and_50_rows(
    name: str, fill: Fill, adam: Membership, alder: Office
) -> None:
    client = Client()
    client.force_login(adam.user)
    with office_context(alder.pk):
        partner = make_partner(alder, owner=adam)
        url = reverse(name, args=["alder", *thing_of(name, alder, adam, partner)])
    counts = []
    for more in (1, 2, 47):
        with office_context(alder.pk):
            fill(alder, adam, partner, more)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == 200
        counts.append(len(queries))
    assert counts == [counts[0]] * 3
