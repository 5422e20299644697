"""Pages of the history, huge changes, and what the audit does not know."""

from collections.abc import Callable

import psycopg
import pytest
from django.db import connection
from django.test import Client

from core.history.keys import read_key
from core.pager import BadCursor
from core.tenancy.context import office_context
from offices.models import Membership, Office
from partnerships.actions.partners import update_partner
from partnerships.models import Partner
from tests import database
from tests.factories import make_follow_up, make_partner
from tests.partnerships.history import entries, entry_saying, sentences, url_of

ClientOf = Callable[[Membership], Client]


@pytest.fixture
def partner(alder: Office) -> Partner:
    with office_context(alder.pk):
        return make_partner(alder, name="Rivera Machining")


@pytest.fixture
def client(client_of: ClientOf, ana: Membership) -> Client:
    return client_of(ana)


def rename(by: Membership, partner: Partner, name: str) -> None:
    with office_context(partner.office_id, by=by.actor_key):
        here = Partner.objects.get(pk=partner.pk)
        update_partner(by=by, partner=here, fields={"name": name})


@pytest.mark.django_db(transaction=True)
def test_pages_go_on_where_the_last_one_ended_while_new_changes_come(
    client: Client, partner: Partner, ana: Membership
) -> None:
    for number in range(24):
        rename(ana, partner, f"Name {number}")
    first = client.get(url_of(partner))
    newest = [line.entry.tellings[0].text for line in first.context["lines"]]
    assert len(newest) == 20
    assert newest[0] == "Ana Ames renamed this partner from Name 22 to Name 23."
    rename(ana, partner, "Late")
    second = client.get(first.context["next"])
    assert [line.entry.tellings[0].text for line in second.context["lines"]] == [
        "Ana Ames renamed this partner from Name 2 to Name 3.",
        "Ana Ames renamed this partner from Name 1 to Name 2.",
        "Ana Ames renamed this partner from Name 0 to Name 1.",
        "Ana Ames renamed this partner from Rivera Machining to Name 0.",
        "Lanyard added this partner.",
    ]
    assert second.context["next"] is None
    assert "Back to the newest" in second.content.decode()


@pytest.mark.django_db
def test_what_one_transaction_did_one_after_the_other_stands_in_that_order(
    client: Client, partner: Partner, ana: Membership
) -> None:
    for number in range(24):  # of one moment, as all that a transaction writes
        rename(ana, partner, f"Name {number}")
    first = client.get(url_of(partner))
    second = client.get(first.context["next"])
    lines = [*first.context["lines"], *second.context["lines"]]
    assert len({it.entry.at for it in lines}) == 1
    said = [it.entry.tellings[0].text for it in lines]
    assert [it.rpartition(" ")[2] for it in said] == [
        *(f"{number}." for number in range(23, -1, -1)),
        "partner.",
    ]


@pytest.mark.django_db
def test_histories_of_different_partners_are_read_by_the_same_kept_statements(
    client: Client, partner: Partner, ana: Membership
) -> None:
    with office_context(partner.office_id):
        other = make_partner(partner.office, name="Hale")
        make_follow_up(other, ana, what="Send the list")
    with connection.cursor() as cursor:
        cursor.execute("DEALLOCATE ALL")  # of earlier tests; the driver ends the oldest of many
    assert sentences(client, partner) == ["Lanyard added this partner."]
    kept = kept_of_histories()
    assert len(kept) == 3
    for _ in range(2):
        assert len(sentences(client, other)) == 2
        rename(ana, partner, "Rivera")
        assert "Ana Ames renamed" in sentences(client, partner)[0]
    assert sorted(kept_of_histories()) == sorted(kept)


def kept_of_histories() -> list[str]:
    """The statements about histories that the connection has kept."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT statement FROM pg_prepared_statements"
            " WHERE statement LIKE '%pgh_context%' OR statement LIKE '%f.facts::text%'"
        )
        return [statement for (statement,) in cursor.fetchall()]


@pytest.mark.django_db(transaction=True)
def test_a_day_that_stands_on_the_page_already_is_not_said_again(
    client: Client, partner: Partner, ana: Membership
) -> None:
    for number in range(21):
        rename(ana, partner, f"Name {number}")
    page = client.get(url_of(partner))
    more = client.get(page.context["next"], headers={"HX-Request": "true"})
    whole = client.get(page.context["next"])
    assert page.context["lines"][0].heading == "Today"
    assert [it.heading for it in more.context["lines"]] == ["", ""]
    assert [it.heading for it in whole.context["lines"]] == ["Today", ""]


@pytest.mark.django_db
def test_a_huge_change_is_one_entry_that_counts_the_rest(
    client: Client, partner: Partner, ana: Membership
) -> None:
    with office_context(partner.office_id, by=ana.actor_key):
        for number in range(50):
            make_follow_up(partner, ana, what=f"Call number {number}")
    entry = entry_saying(client, partner, "Call number 0")
    assert (len(entry.tellings), len(entry.rest), entry.unsaid) == (5, 35, 10)
    assert entry.why_not == "Too much changed at once to take it back here."
    assert "and 45 more" in " ".join(client.get(url_of(partner)).content.decode().split())


@pytest.mark.django_db(transaction=True)
def test_what_was_before_the_audit_is_not_made_up(
    client: Client, partner: Partner, ana: Membership
) -> None:
    name = str(connection.settings_dict["NAME"])
    with psycopg.connect(database.url_of("DATABASE_OWNER_URL", name)) as owner:
        owner.execute("DELETE FROM partnerships_partnerhistory")
    rename(ana, partner, "Rivera")
    [entry] = entries(client, partner)
    assert [it.text for it in entry.tellings] == ["Ana Ames changed this partner."]
    assert (entry.can_undo, entry.why_not) == (False, "What it was before is not on record.")


@pytest.mark.django_db
def test_a_row_that_comes_and_goes_in_one_change_is_not_told(
    client: Client, partner: Partner, ana: Membership
) -> None:
    with office_context(partner.office_id, by=ana.actor_key):
        make_follow_up(partner, ana).delete()
        Partner.objects.filter(pk=partner.pk).update(name="Between")
        Partner.objects.filter(pk=partner.pk).update(name="Rivera")
    assert set(sentences(client, partner)) == {
        "Lanyard added this partner.",
        "Ana Ames renamed this partner from Rivera Machining to Rivera.",
    }


@pytest.mark.django_db
def test_an_office_s_history_stays_in_it(client: Client, partner: Partner, birch: Office) -> None:
    with office_context(birch.pk):
        make_partner(birch)
    assert sentences(client, partner) == ["Lanyard added this partner."]


@pytest.mark.parametrize(
    "text", ["", "1", "1.2", "-1." + "0" * 32, "1." + "g" * 32, "٣." + "0" * 32]
)
def test_only_a_key_is_a_key(text: str) -> None:
    with pytest.raises(BadCursor):
        read_key(text)


def test_a_key_is_the_same_after_a_journey_through_an_address() -> None:
    text = "1795312278480312.aa571be6872043e9b5dc4b7bab615e7f"
    assert str(read_key(text)) == text
