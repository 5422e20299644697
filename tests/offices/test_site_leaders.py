"""Who leads a site: the next one, the end, and its undoing."""

from datetime import date

from core.tenancy.context import office_context
from offices.models import Membership, Office, Site, SiteLeader
from tests.offices.pages import HTMX, ClientOf, finds_nothing, may_not, toast_of


def terms(alder: Office) -> list[tuple[str, date, date | None]]:
    with office_context(alder.pk):
        rows = SiteLeader.objects.order_by("started_on")
        return list(rows.values_list("member__display_name", "started_on", "ended_on"))


def new_path(site: Site) -> str:
    return f"/o/alder/settings/sites/{site.pk}/leader/"


def end_path(term: SiteLeader) -> str:
    return f"/o/alder/settings/leaders/{term.pk}/end/"


def test_the_first_leader_is_named(
    client_of: ClientOf, alder: Office, alice: Membership, bob: Membership, harlow: Site
) -> None:
    said = {"member": bob.pk, "started_on": "2025-08-01"}
    answer = client_of(alice).post(new_path(harlow), said, headers=HTMX)
    assert toast_of(answer)["message"] == "Bob Baker leads Harlow High."
    assert terms(alder) == [("Bob Baker", date(2025, 8, 1), None)]


def test_the_former_leader_ends_the_day_before(
    client_of: ClientOf,
    alder: Office,
    alice: Membership,
    ana: Membership,
    harlow: Site,
    bobs_term: SiteLeader,
) -> None:
    said = {"member": ana.pk, "started_on": "2026-08-01"}
    assert client_of(alice).post(new_path(harlow), said).status_code == 302
    assert terms(alder) == [
        ("Bob Baker", date(2025, 8, 1), date(2026, 7, 31)),
        ("Ana Ames", date(2026, 8, 1), None),
    ]


def test_a_later_leader_shortens_a_term_that_would_overlap(
    client_of: ClientOf,
    alder: Office,
    alice: Membership,
    ana: Membership,
    harlow: Site,
    bobs_term: SiteLeader,
) -> None:
    client_of(alice).post(end_path(bobs_term), {"ended_on": "2026-06-30"})
    said = {"member": ana.pk, "started_on": "2026-06-15"}
    client_of(alice).post(new_path(harlow), said)
    assert terms(alder)[0] == ("Bob Baker", date(2025, 8, 1), date(2026, 6, 14))


def test_nobody_starts_before_the_leader_that_is_there(
    client_of: ClientOf,
    alder: Office,
    alice: Membership,
    ana: Membership,
    harlow: Site,
    bobs_term: SiteLeader,
) -> None:
    said = {"member": ana.pk, "started_on": "2025-08-01"}
    answer = client_of(alice).post(new_path(harlow), said)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["started_on"])
    assert terms(alder) == [("Bob Baker", date(2025, 8, 1), None)]


def test_a_member_of_another_office_cannot_lead(
    client_of: ClientOf, alder: Office, alice: Membership, charlie: Membership, harlow: Site
) -> None:
    said = {"member": charlie.pk, "started_on": "2025-08-01"}
    answer = client_of(alice).post(new_path(harlow), said)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["member"])
    assert terms(alder) == []


def test_an_end_can_be_undone(
    client_of: ClientOf, alder: Office, alice: Membership, bobs_term: SiteLeader
) -> None:
    answer = client_of(alice).post(end_path(bobs_term), {"ended_on": "2026-06-30"}, headers=HTMX)
    assert terms(alder) == [("Bob Baker", date(2025, 8, 1), date(2026, 6, 30))]
    client_of(alice).post(toast_of(answer)["undo"])
    assert terms(alder) == [("Bob Baker", date(2025, 8, 1), None)]


def test_an_end_stays_when_somebody_came_after(
    client_of: ClientOf,
    alder: Office,
    alice: Membership,
    ana: Membership,
    harlow: Site,
    bobs_term: SiteLeader,
) -> None:
    client_of(alice).post(new_path(harlow), {"member": ana.pk, "started_on": "2026-08-01"})
    reopen = f"/o/alder/settings/leaders/{bobs_term.pk}/reopen/"
    answer = client_of(alice).post(reopen, headers=HTMX)
    assert toast_of(answer)["message"] == "Ana Ames leads this site by now."
    assert terms(alder)[0][2] == date(2026, 7, 31)


def test_the_last_day_is_not_before_the_first(
    client_of: ClientOf, alder: Office, alice: Membership, bobs_term: SiteLeader
) -> None:
    answer = client_of(alice).post(end_path(bobs_term), {"ended_on": "2025-07-31"})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["ended_on"])
    assert terms(alder)[0][2] is None


def test_strangers_find_nothing_and_others_may_not(
    client_of: ClientOf,
    ana: Membership,
    bob: Membership,
    charlie: Membership,
    harlow: Site,
    bobs_term: SiteLeader,
) -> None:
    leader = f"settings/leaders/{bobs_term.pk}"
    for path in (f"settings/sites/{harlow.pk}/leader/", f"{leader}/end/", f"{leader}/reopen/"):
        finds_nothing(client_of, charlie, path)
        may_not(client_of, ana, bob, path=path)
