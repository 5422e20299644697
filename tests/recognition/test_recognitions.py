"""Thanks are recorded, changed, put away and brought back; the rules say what is refused."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from core.actors import SYSTEM
from core.tenancy.context import office_context
from offices.models import Membership, Office
from partnerships.models import PartnerStanding
from recognition.actions.recognitions import (
    archive_many,
    archive_recognition,
    record_many,
    record_recognition,
    restore_many,
    restore_recognition,
    update_recognition,
)
from recognition.models import Recognition
from tests.factories import (
    make_activity,
    make_affiliation,
    make_contact,
    make_partner,
    make_recognition,
)


def refused(field: str, **call: Any) -> None:
    with pytest.raises(ValidationError) as caught:
        record_recognition(**call)
    assert field in caught.value.message_dict


def test_thanks_take_a_channel_alone(in_alder: Office, ana: Membership) -> None:
    made = record_recognition(by=ana, partner=make_partner(in_alder), fields={"channel": "plaque"})
    made.refresh_from_db()
    assert made.given_on == in_alder.today()
    assert (made.audience, made.occasion, made.recorded_by_id) == ("team", "engagement", ana.pk)


def test_an_audience_that_is_said_stays(in_alder: Office, ana: Membership) -> None:
    partner = make_partner(in_alder)
    fields: Any = {"channel": "plaque", "audience": "public"}
    assert record_recognition(by=ana, partner=partner, fields=fields).audience == "public"


def test_another_channel_has_its_own_usual_audience(in_alder: Office, ana: Membership) -> None:
    made = make_recognition(make_partner(in_alder), channel="letter")
    update_recognition(by=ana, recognition=made, fields={"note": "On the door."})
    assert made.audience == "partner"
    update_recognition(by=ana, recognition=made, fields={"channel": "social-post"})
    assert made.audience == "public"


def test_a_day_to_come_is_refused_for_a_seat_at_an_event_too(
    in_alder: Office, ana: Membership
) -> None:
    tomorrow = in_alder.today() + timedelta(days=1)
    partner, fields = make_partner(in_alder), {"channel": "event-seat", "given_on": tomorrow}
    refused("given_on", by=ana, partner=partner, fields=fields)


def test_a_channel_must_be_known(in_alder: Office, ana: Membership) -> None:
    refused("channel", by=ana, partner=make_partner(in_alder), fields={"channel": "balloon"})
    refused("channel", by=ana, partner=make_partner(in_alder), fields={})


def test_an_anniversary_has_one_five_or_ten_years(in_alder: Office, ana: Membership) -> None:
    partner = make_partner(in_alder)
    fields: dict[str, Any] = {"channel": "card", "occasion": "anniversary"}
    refused("anniversary_years", by=ana, partner=partner, fields=fields)
    refused("anniversary_years", by=ana, partner=partner, fields=fields | {"anniversary_years": 3})
    refused(
        "anniversary_years",
        by=ana,
        partner=partner,
        fields={"channel": "card", "anniversary_years": 5},
    )
    five: Any = fields | {"anniversary_years": 5}
    assert record_recognition(by=ana, partner=partner, fields=five).anniversary_years == 5


def test_it_honours_only_what_the_partner_took_part_in(in_alder: Office, ana: Membership) -> None:
    partner, other = make_partner(in_alder), make_partner(in_alder)
    theirs, stayed_away = make_activity(other), make_activity(partner)
    stayed_away.participations.update(attended=False)
    planned = make_activity(partner, status="planned")
    for activity in (theirs, stayed_away, planned):
        refused(
            "activity", by=ana, partner=partner, fields={"channel": "card", "activity": activity}
        )
    fair = make_activity(partner, other, kind="career-fair")
    made = record_recognition(by=ana, partner=partner, fields={"channel": "card", "activity": fair})
    assert made.activity == fair


def test_the_person_thanked_is_one_of_the_partners(in_alder: Office, ana: Membership) -> None:
    partner, stranger = make_partner(in_alder), make_contact(in_alder)
    refused("contact", by=ana, partner=partner, fields={"channel": "card", "contact": stranger})
    person = make_affiliation(partner, ended_on=in_alder.today()).contact
    made = record_recognition(
        by=ana, partner=partner, fields={"channel": "card", "contact": person}
    )
    assert made.contact == person


def test_what_was_archived_since_does_not_stand_in_the_way_of_a_change(
    in_alder: Office, ana: Membership
) -> None:
    partner = make_partner(in_alder)
    fair = make_activity(partner, kind="career-fair")
    made = make_recognition(partner, activity=fair)
    fair.participations.all().delete()
    update_recognition(by=ana, recognition=made, fields={"activity": fair, "honours": "The fair"})
    assert made.honours == "The fair"


def test_many_are_thanked_in_as_many_statements_as_three(
    in_alder: Office, ana: Membership, django_assert_max_num_queries: Any
) -> None:
    partners = [make_partner(in_alder) for _ in range(30)]
    with django_assert_max_num_queries(12):
        made = record_many(by=ana, partners=partners[:3], fields={"channel": "newsletter"})
    assert len(made) == 3
    with django_assert_max_num_queries(16):  # four more: joins by hash
        made = record_many(by=ana, partners=partners, fields={"channel": "newsletter"})
    assert {it.partner_id for it in made} == {it.pk for it in partners}
    standings = PartnerStanding.objects.filter(last_thanked_on=in_alder.today())
    assert standings.count() == 30


def test_one_is_thanked_in_twelve_statements(
    in_alder: Office, ana: Membership, django_assert_max_num_queries: Any
) -> None:
    partner = make_partner(in_alder)
    fair, person = make_activity(partner, kind="career-fair"), make_affiliation(partner).contact
    with django_assert_max_num_queries(12):
        record_recognition(
            by=ana,
            partner=partner,
            fields={"channel": "card", "activity": fair, "contact": person},
        )


def test_thanks_for_many_honour_what_all_of_them_took_part_in(
    in_alder: Office, ana: Membership
) -> None:
    partners = [make_partner(in_alder) for _ in range(3)]
    fair = make_activity(*partners[:2], kind="career-fair")
    fields: Any = {"channel": "certificate", "activity": fair}
    assert len(record_many(by=ana, partners=partners[:2], fields=fields)) == 2
    with pytest.raises(ValidationError, match="took part"):
        record_many(by=ana, partners=partners, fields=fields)
    with pytest.raises(ValidationError, match="at least one"):
        record_many(by=ana, partners=[], fields=fields)


def test_what_was_recorded_for_many_is_taken_back_at_once(
    in_alder: Office, ana: Membership
) -> None:
    partners = [make_partner(in_alder) for _ in range(3)]
    ids = [it.pk for it in record_many(by=ana, partners=partners, fields={"channel": "card"})]
    assert archive_many(by=ana, office=in_alder, ids=ids) == 3
    assert archive_many(by=ana, office=in_alder, ids=ids) == 0
    assert not PartnerStanding.objects.exclude(last_thanked_on=None).exists()
    assert restore_many(by=ana, office=in_alder, ids=ids) == 3
    assert PartnerStanding.objects.exclude(last_thanked_on=None).count() == 3


def test_thanks_that_were_put_away_count_no_more(in_alder: Office, ana: Membership) -> None:
    partner = make_partner(in_alder)
    made = record_recognition(by=ana, partner=partner, fields={"channel": "card"})
    archive_recognition(by=ana, recognition=made)
    assert partner.standings.get().last_channels == []
    restore_recognition(by=ana, recognition=made)
    assert partner.standings.get().last_channels == ["card"]


def test_a_leader_may_not_record_thanks(in_alder: Office, bob: Membership) -> None:
    partner = make_partner(in_alder)
    made = make_recognition(partner)
    with pytest.raises(PermissionDenied):
        record_recognition(by=bob, partner=partner, fields={"channel": "card"})
    with pytest.raises(PermissionDenied):
        record_many(by=bob, partners=[partner], fields={"channel": "card"})
    with pytest.raises(PermissionDenied):
        archive_recognition(by=bob, recognition=made)
    with pytest.raises(PermissionDenied):
        archive_many(by=bob, office=in_alder, ids=[made.pk])
    assert record_recognition(by=SYSTEM, partner=partner, fields={"channel": "card"}).pk


def test_another_office_sees_and_changes_nothing(
    in_alder: Office, birch: Office, charlie: Membership
) -> None:
    made = make_recognition(make_partner(in_alder))
    with office_context(birch.pk):
        assert not Recognition.objects.exists()
        assert archive_many(by=charlie, office=birch, ids=[made.pk]) == 0
