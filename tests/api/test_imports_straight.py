"""A spreadsheet that comes in by one request, unless somebody has to decide."""

import pytest
from django.conf import LazySettings

from core.tenancy.context import office_context
from offices.models import Membership, Office
from partnerships.models import Partner
from tests.api.conftest import Api
from tests.api.test_imports import names, rested, send

GOOD = "Company,Town,Email\nRivera Ltd,Salida,dana@rivera.example\nHart Works,Salida,\n"


@pytest.fixture(autouse=True)
def _uploads(settings: LazySettings, tmp_path: object) -> None:
    settings.MEDIA_ROOT = str(tmp_path)


def there(office: Office, name: str, town: str = "") -> Partner:
    with office_context(office.pk):
        return Partner.objects.create(office=office, name=name, town=town)


def test_a_good_file_comes_in_without_a_second_request(
    api: Api, alder: Office, ana: Membership
) -> None:
    sent = send(api, GOOD, start="true")
    assert sent.json()["waiting_for"] == ""
    done = rested(api, alder, sent.json()["id"])

    assert (done["state"], done["counts"]["created"]) == ("done", 2)
    assert (done["waiting_for"], done["by"]) == ("", str(ana.pk))
    assert names(alder) == ["Hart Works", "Rivera Ltd"]


def test_what_is_certainly_there_is_updated_without_asking(api: Api, alder: Office) -> None:
    there(alder, "Rivera Ltd", "Salida")
    done = rested(api, alder, send(api, GOOD, start="true").json()["id"])
    assert (done["state"], done["counts"]["updated"], done["counts"]["created"]) == ("done", 1, 1)


def test_without_start_it_waits_for_its_columns(api: Api, alder: Office) -> None:
    for start in ("", "false"):
        read = rested(api, alder, send(api, GOOD, start=start).json()["id"])
        assert (read["state"], read["waiting_for"]) == ("mapping", "")
    assert names(alder) == []


def test_a_line_to_mend_lets_it_rest_before_anything_is_written(api: Api, alder: Office) -> None:
    text = GOOD + "Hart,,not an address\n"
    rests = rested(api, alder, send(api, text, start="true").json()["id"])
    assert (rests["state"], rests["waiting_for"]) == ("ready", "1 row needs mending.")
    assert names(alder) == []

    api.post(f"imports/{rests['id']}/start/")
    done = rested(api, alder, rests["id"])
    assert (done["state"], done["waiting_for"]) == ("done", "")


def test_what_is_perhaps_there_is_for_a_person_to_decide(api: Api, alder: Office) -> None:
    there(alder, "Riverra Ltd")
    rests = rested(api, alder, send(api, GOOD, start="true").json()["id"])
    assert rests["state"] == "ready"
    assert rests["waiting_for"] == "1 row is perhaps there already: say what becomes of it."
    assert names(alder) == ["Riverra Ltd"]


def test_a_column_that_nobody_could_guess_is_asked_for(api: Api, alder: Office) -> None:
    text = "Zzz,Town\nRivera Ltd,Salida\n"
    rests = rested(api, alder, send(api, text, start="true").json()["id"])
    assert (rests["state"], rests["waiting_for"]) == (
        "mapping",
        "Say which columns these are: Name.",
    )

    api.patch(f"imports/{rests['id']}/", {"mapping": {"name": 0, "town": 1}})
    ready = rested(api, alder, rests["id"])
    assert (ready["state"], ready["waiting_for"]) == ("ready", "")
    assert names(alder) == []


def test_it_is_true_or_false(api: Api) -> None:
    wrong = send(api, GOOD, start="perhaps")
    assert (wrong.status_code, list(wrong.json()["errors"])) == (400, ["start"])
