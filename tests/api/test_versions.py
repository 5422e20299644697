"""ETag and If-Match: nobody overwrites what they have not read."""

import threading

import pytest
from django.db import connection

from offices.models import Membership
from tests.api.conftest import Api, make_token
from tests.api.things import WRITABLE, make_thing


@pytest.fixture
def api(alice: Membership) -> Api:
    """Alice's client: of what can be changed, a director may change all."""
    return Api(make_token(alice))


@pytest.mark.parametrize("noun", WRITABLE)
def test_a_change_of_the_version_that_was_read_goes_through(
    noun: str, api: Api, ana: Membership
) -> None:
    thing = make_thing(noun, ana)
    path = f"{noun}/{thing.pk}/"
    read = api.get(path)["ETag"]
    changed = api.patch(path, thing.change, If_Match=read)
    assert changed.status_code == 200
    assert changed["ETag"] != read
    assert changed["ETag"] == api.get(path)["ETag"]


@pytest.mark.parametrize("noun", WRITABLE)
def test_a_change_of_an_older_version_is_412(noun: str, api: Api, ana: Membership) -> None:
    thing = make_thing(noun, ana)
    path = f"{noun}/{thing.pk}/"
    read = api.get(path)["ETag"]
    newer = api.patch(path, thing.change).json()
    assert api.patch(path, thing.change, If_Match=read).status_code == 412
    assert api.delete(path, If_Match=read).status_code == 412
    assert api.get(path).json() == newer


def test_any_of_several_versions_and_any_version_at_all_are_fine(api: Api, ana: Membership) -> None:
    path = f"partners/{make_thing('partners', ana).pk}/"
    tag = api.get(path)["ETag"]
    assert api.patch(path, {"town": "Salida"}, If_Match=f'"other", {tag}').status_code == 200
    assert api.patch(path, {"town": "Leadville"}, If_Match="*").status_code == 200


def test_an_etag_is_strong_and_the_same_while_nothing_changes(api: Api, ana: Membership) -> None:
    path = f"partners/{make_thing('partners', ana).pk}/"
    tag = api.get(path)["ETag"]
    assert tag.startswith('"')
    assert api.get(path)["ETag"] == tag
    assert api.patch(path, {})["ETag"] == tag


def test_deleting_the_version_that_was_read_goes_through(api: Api, ana: Membership) -> None:
    path = f"partners/{make_thing('partners', ana).pk}/"
    assert api.delete(path, If_Match=api.get(path)["ETag"]).status_code == 204


@pytest.mark.django_db(transaction=True)
def test_of_two_changes_of_the_same_version_one_goes_through(alice: Membership) -> None:
    token, start = make_token(alice), threading.Barrier(2)
    path = f"partners/{make_thing('partners', alice).pk}/"
    read = Api(token).get(path)["ETag"]
    answers: list[int] = []

    def patch(town: str) -> None:
        start.wait(20)
        answers.append(Api(token).patch(path, {"town": town}, If_Match=read).status_code)
        connection.close()

    threads = [threading.Thread(target=patch, args=[town]) for town in ("Salida", "Leadville")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [200, 412]
