"""A spreadsheet sent by the API says how its days are read, and can be told."""

from pathlib import Path

from django.conf import LazySettings

from offices.models import Office
from tests.api.conftest import Api
from tests.api.test_imports import rested, send
from tests.contacts.imports.test_day_order import BRITISH, CHOSEN, HEADER, SAID


def test_the_api_finds_it_out_says_it_and_can_be_told(
    api: Api, alder: Office, tmp_path: Path, settings: LazySettings
) -> None:
    settings.MEDIA_ROOT = str(tmp_path)
    read = rested(api, alder, send(api, "\n".join([HEADER, *BRITISH])).json()["id"])
    assert (read["day_order"], read["days_read"]) == ("file", [])

    def told(**said: object) -> dict[str, object]:
        assert api.patch(f"imports/{read['id']}/", said).status_code == 200
        answer: dict[str, object] = rested(api, alder, read["id"])
        return answer

    assert told(mapping=read["mapping"])["days_read"] == [SAID]
    chosen = told(day_order="day")
    assert (chosen["day_order"], chosen["days_read"]) == ("day", [CHOSEN])
    assert told(day_order="month")["days_read"] == []
    assert api.patch(f"imports/{read['id']}/", {"day_order": "year"}).status_code == 400
