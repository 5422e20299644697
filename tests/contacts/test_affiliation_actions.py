"""What a person is at a partner: adding, changing, ending, coming back."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from contacts.actions.affiliations import (
    AffiliationFields,
    add_affiliation,
    end_affiliation,
    hold_end,
    reopen_affiliation,
    update_affiliation,
)
from contacts.models import Affiliation
from offices.models import Membership, Office, Site
from partnerships.models import Partner, PartnerStanding
from tests.factories import make_affiliation, make_contact, make_partner, make_site

DAY = timedelta(days=1)


@pytest.fixture
def partner(in_alder: Office) -> Partner:
    return make_partner(in_alder, name="Rivera Machining")


def _facts(partner: Partner) -> tuple[int, bool, bool]:
    row = PartnerStanding.objects.get(partner=partner)
    return row.contact_count, row.has_primary_contact, row.has_backup_contact


def _emails(affiliation: Affiliation) -> list[str]:
    return [email.address for email in affiliation.emails.all()]


def test_a_role_is_written_whole(partner: Partner, ana: Membership) -> None:
    site = make_site(partner.office)
    affiliation = add_affiliation(
        by=ana,
        partner=partner,
        contact=make_contact(partner.office),
        fields={
            "role": " Owner ",
            "holds": "primary",
            "decision_maker": True,
            "signatory": True,
            "site": site,
            "started_on": date(2022, 3, 1),
            "emails": [" luis@rivera.example ", "", "LUIS@rivera.example", "shop@rivera.example"],
            "phones": ["555  0100", "555 0100", " "],
        },
    )
    affiliation.refresh_from_db()
    assert (affiliation.role, affiliation.holds) == ("Owner", "primary")
    assert (affiliation.decision_maker, affiliation.signatory) == (True, True)
    assert (affiliation.site, affiliation.started_on) == (site, date(2022, 3, 1))
    assert _emails(affiliation) == ["luis@rivera.example", "shop@rivera.example"]
    assert [phone.number for phone in affiliation.phones.all()] == ["555 0100"]
    assert _facts(partner) == (1, True, False)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {"emails": ["luis@", "ok@example.org", "not one"]},
            {
                "emails": [
                    "“luis@” does not look like an email address.",
                    "“not one” does not look like an email address.",
                ]
            },
        ),
        ({"phones": ["call me"]}, {"phones": ["“call me” has no digits."]}),
        ({"phones": ["1" * 41]}, {"phones": ["A phone number has at most 40 signs."]}),
        (
            {"emails": [f"a{n}@example.org" for n in range(11)]},
            {"emails": ["Keep it to 10 email addresses."]},
        ),
        (
            {"phones": [f"555 {n}" for n in range(11)]},
            {"phones": ["Keep it to 10 phone numbers."]},
        ),
        (
            {"started_on": date(2026, 2, 1), "ended_on": date(2026, 1, 31)},
            {"ended_on": ["The end cannot be before the beginning."]},
        ),
        ({"holds": "both"}, {"holds": ["Value 'both' is not a valid choice."]}),
    ],
)
def test_what_cannot_be_is_refused_by_field(
    partner: Partner, ana: Membership, fields: AffiliationFields, expected: dict[str, list[str]]
) -> None:
    with pytest.raises(ValidationError) as caught:
        add_affiliation(
            by=ana, partner=partner, contact=make_contact(partner.office), fields=fields
        )
    assert caught.value.message_dict == expected
    assert not Affiliation.objects.exists()


def test_a_site_of_another_office_is_refused(
    partner: Partner, birch: Office, ana: Membership
) -> None:
    site = Site(pk=1, office=birch, name="Birch campus")
    with pytest.raises(ValidationError) as caught:
        add_affiliation(
            by=ana, partner=partner, contact=make_contact(partner.office), fields={"site": site}
        )
    assert list(caught.value.message_dict) == ["site"]


def test_nobody_is_twice_at_one_partner(partner: Partner, ana: Membership) -> None:
    contact = make_affiliation(partner).contact
    with pytest.raises(ValidationError) as caught:
        add_affiliation(by=ana, partner=partner, contact=contact, fields={})
    words = f"{contact.name} is already one of this partner's people."
    assert caught.value.message_dict == {"contact": [words]}


def test_somebody_who_was_there_can_come_back_in_a_new_role(
    partner: Partner, ana: Membership
) -> None:
    old = make_affiliation(partner, role="Intern", ended_on=date(2020, 6, 1))
    add_affiliation(by=ana, partner=partner, contact=old.contact, fields={"role": "Foreman"})
    roles = Affiliation.objects.order_by("id").values_list("role", "ended_on")
    assert list(roles) == [("Intern", date(2020, 6, 1)), ("Foreman", None)]


def test_one_person_can_be_at_two_partners_with_addresses_of_their_own(
    partner: Partner, ana: Membership
) -> None:
    first = make_affiliation(partner, email="luis@rivera.example")
    second = add_affiliation(
        by=ana,
        partner=make_partner(partner.office),
        contact=first.contact,
        fields={"emails": ["luis@chamber.example"]},
    )
    assert (_emails(first), _emails(second)) == (["luis@rivera.example"], ["luis@chamber.example"])


def test_an_update_leaves_what_it_does_not_name(partner: Partner, ana: Membership) -> None:
    affiliation = make_affiliation(partner, role="Owner", holds="backup", email="a@example.org")
    update_affiliation(by=ana, affiliation=affiliation, fields={"signatory": True})
    affiliation.refresh_from_db()
    assert (affiliation.role, affiliation.holds, affiliation.signatory) == ("Owner", "backup", True)
    assert _emails(affiliation) == ["a@example.org"]


def test_an_address_that_stays_keeps_its_bounce(partner: Partner, ana: Membership) -> None:
    affiliation = make_affiliation(partner, email="old@example.org")
    row = affiliation.emails.get()
    row.bounced_at = affiliation.recorded_at
    row.save()
    emails = ["new@example.org", "OLD@example.org"]
    update_affiliation(by=ana, affiliation=affiliation, fields={"emails": emails})
    kept = affiliation.emails.get(pk=row.pk)
    assert (kept.address, kept.position, kept.bounced_at) == ("OLD@example.org", 1, row.bounced_at)
    update_affiliation(by=ana, affiliation=affiliation, fields={"emails": ["new@example.org"]})
    assert _emails(affiliation) == ["new@example.org"]


@pytest.mark.parametrize("holds", ["primary", "backup"])
def test_taking_an_end_makes_its_holder_an_other_contact(
    partner: Partner, ana: Membership, holds: str
) -> None:
    before, after = make_affiliation(partner, holds=holds), make_affiliation(partner)
    hold_end(by=ana, affiliation=after, holds=holds)
    before.refresh_from_db()
    after.refresh_from_db()
    assert (before.holds, after.holds) == ("other", holds)


def test_ends_of_other_partners_are_left_alone(partner: Partner, ana: Membership) -> None:
    elsewhere = make_affiliation(make_partner(partner.office), holds="primary")
    hold_end(by=ana, affiliation=make_affiliation(partner), holds="primary")
    elsewhere.refresh_from_db()
    assert elsewhere.holds == "primary"


def test_somebody_who_is_leaving_takes_no_end(partner: Partner, ana: Membership) -> None:
    leaving = make_affiliation(partner, ended_on=partner.office.today() + DAY)
    with pytest.raises(ValidationError) as caught:
        hold_end(by=ana, affiliation=leaving, holds="primary")
    assert caught.value.message_dict == {"holds": ["Somebody who is leaving cannot hold an end."]}


def test_ending_keeps_the_row_and_frees_the_end(partner: Partner, ana: Membership) -> None:
    affiliation = make_affiliation(partner, holds="primary")
    end_affiliation(by=ana, affiliation=affiliation, ended_on=date(2026, 1, 5))
    affiliation.refresh_from_db()
    assert (affiliation.ended_on, affiliation.holds) == (date(2026, 1, 5), "primary")
    assert _facts(partner) == (0, False, False)
    successor = make_affiliation(partner)
    hold_end(by=ana, affiliation=successor, holds="primary")
    affiliation.refresh_from_db()
    assert affiliation.holds == "primary"


def test_an_end_to_come_counts_as_a_loose_end_already(partner: Partner, ana: Membership) -> None:
    affiliation = make_affiliation(partner, holds="primary")
    day = partner.office.today() + 30 * DAY
    end_affiliation(by=ana, affiliation=affiliation, ended_on=day)
    assert _facts(partner) == (0, False, False)


def test_the_end_is_not_before_the_beginning(partner: Partner, ana: Membership) -> None:
    affiliation = make_affiliation(partner, started_on=date(2026, 1, 5))
    with pytest.raises(ValidationError):
        end_affiliation(by=ana, affiliation=affiliation, ended_on=date(2026, 1, 4))
    affiliation.refresh_from_db()
    assert affiliation.ended_on is None


def test_coming_back_gives_the_end_back(partner: Partner, ana: Membership) -> None:
    affiliation = make_affiliation(partner, holds="primary", ended_on=date(2026, 1, 5))
    reopen_affiliation(by=ana, affiliation=affiliation)
    affiliation.refresh_from_db()
    assert (affiliation.ended_on, affiliation.holds) == (None, "primary")
    assert _facts(partner) == (1, True, False)


def test_coming_back_takes_no_end_from_a_successor(partner: Partner, ana: Membership) -> None:
    affiliation = make_affiliation(partner, holds="primary", ended_on=date(2026, 1, 5))
    successor = make_affiliation(partner, holds="primary")
    reopen_affiliation(by=ana, affiliation=affiliation)
    affiliation.refresh_from_db()
    successor.refresh_from_db()
    assert (affiliation.holds, successor.holds) == ("other", "primary")


def test_nobody_comes_back_who_is_there_again_already(partner: Partner, ana: Membership) -> None:
    old = make_affiliation(partner, ended_on=date(2020, 6, 1))
    make_affiliation(partner, old.contact)
    with pytest.raises(ValidationError):
        reopen_affiliation(by=ana, affiliation=old)


def test_the_end_of_somebody_archived_can_be_taken(partner: Partner, ana: Membership) -> None:
    archived = make_affiliation(partner, holds="backup")
    archived.contact.archived_at = archived.recorded_at
    archived.contact.save()
    hold_end(by=ana, affiliation=make_affiliation(partner), holds="backup")
    archived.refresh_from_db()
    assert archived.holds == "other"


def test_leaders_may_not_change_roles(partner: Partner, bob: Membership) -> None:
    affiliation = make_affiliation(partner)
    contact = make_contact(partner.office)
    with pytest.raises(PermissionDenied):
        add_affiliation(by=bob, partner=partner, contact=contact, fields={})
    with pytest.raises(PermissionDenied):
        update_affiliation(by=bob, affiliation=affiliation, fields={"role": "x"})
    with pytest.raises(PermissionDenied):
        end_affiliation(by=bob, affiliation=affiliation, ended_on=date(2026, 1, 5))
    with pytest.raises(PermissionDenied):
        reopen_affiliation(by=bob, affiliation=affiliation)
    with pytest.raises(PermissionDenied):
        hold_end(by=bob, affiliation=affiliation, holds="primary")
