"""/api/v1/members/"""

from django.utils import timezone

from core.tenancy.context import office_context
from offices.models import Membership
from tests.api.conftest import Api


def test_a_member_is_shown(api: Api, alice: Membership) -> None:
    shown = api.get(f"members/{alice.pk}/").json()
    assert shown == {
        "id": str(alice.pk),
        "display_name": "Alice Alvarez",
        "email": "alice@example.org",
        "role": "director",
        "title": "Director of partnerships",
        "away_from": None,
        "away_until": None,
        "capacity": None,
        "active": True,
        "recorded_at": shown["recorded_at"],
    }


def test_the_list_is_by_name_and_of_the_own_office(api: Api, stranger: Api) -> None:
    names = [row["display_name"] for row in api.get("members/").json()["results"]]
    assert names == ["Adam Abbott", "Alice Alvarez", "Ana Ames", "Bob Baker"]
    assert [row["id"] for row in stranger.get("members/").json()["results"]] == ["5"]


def test_filters(api: Api, bob: Membership) -> None:
    with office_context(bob.office_id):
        Membership.objects.filter(pk=bob.pk).update(deactivated_at=timezone.now())
    (left,) = api.get("members/?active=false").json()["results"]
    assert (left["id"], left["active"]) == (str(bob.pk), False)
    assert len(api.get("members/?active=true").json()["results"]) == 3
    assert [row["id"] for row in api.get("members/?role=leader").json()["results"]] == ["4"]


def test_members_are_only_read(api: Api, alice: Membership) -> None:
    assert api.post("members/", {"display_name": "New"}).status_code == 405
    assert api.patch(f"members/{alice.pk}/", {"title": "Boss"}).status_code == 405
    assert api.delete(f"members/{alice.pk}/").status_code == 405
