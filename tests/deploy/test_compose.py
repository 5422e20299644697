"""docker-compose.yml keeps the specification, and starts what `make demo` starts."""

import json
import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from core.embedded.demo.services import OWNER_VARIABLES
from core.programs import PREPARING, PROGRAMS, command

ROOT = Path(__file__).resolve().parents[2]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
ONCE = ("prepare", "migrate")
OURS = (*ONCE, *PROGRAMS)
LONG_RUNNING = [name for name in SERVICES if name not in ONCE]


def schema() -> dict[str, Any]:
    """The Compose specification's own, as check-jsonschema brings it along."""
    vendored = files("check_jsonschema").joinpath("builtin_schemas/vendor/compose-spec.json")
    found: dict[str, Any] = json.loads(vendored.read_text())
    return found


def test_it_keeps_the_specification() -> None:
    validator = Draft202012Validator(schema())
    assert [error.message for error in validator.iter_errors(COMPOSE)] == []
    broken = COMPOSE | {"services": {"web": {"comand": "x"}}}
    assert not validator.is_valid(broken)


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_program_starts_as_in_the_demo(program: str) -> None:
    assert SERVICES[program]["command"] == ["python", *command(program)[1:]]


def test_the_database_is_prepared_as_in_the_demo() -> None:
    made = [SERVICES[name]["command"] for name in ONCE]
    assert made == [["python", "manage.py", *words] for words in PREPARING]


def test_the_image_starts_the_web_server() -> None:
    (line,) = re.findall(r"^CMD (.+)$", (ROOT / "Dockerfile").read_text(), re.M)
    assert json.loads(line) == SERVICES["web"]["command"]


@pytest.mark.parametrize("name", PROGRAMS)
def test_what_runs_for_long_knows_neither_administrator_nor_owner(name: str) -> None:
    assert set(SERVICES[name]["environment"]).isdisjoint(OWNER_VARIABLES)
    assert "env_file" not in SERVICES[name]
    for once in ONCE:
        assert not set(SERVICES[once]["environment"]).isdisjoint(OWNER_VARIABLES)


@pytest.mark.parametrize("name", OURS)
def test_our_containers_may_do_little(name: str) -> None:
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in service["security_opt"]
    assert "privileged" not in service


@pytest.mark.parametrize("name", LONG_RUNNING)
def test_what_runs_for_long_starts_again_and_keeps_its_logs_short(name: str) -> None:
    assert SERVICES[name]["restart"] == "unless-stopped"
    assert SERVICES[name]["logging"]["options"]["max-size"]


def test_who_waits_for_whom() -> None:
    def waits(name: str) -> dict[str, str]:
        return {it: how["condition"] for it, how in SERVICES[name].get("depends_on", {}).items()}

    assert waits("prepare") == {"postgres": "service_healthy"}
    assert waits("migrate") == {"prepare": "service_completed_successfully"}
    for name in PROGRAMS:
        assert waits(name)["migrate"] == "service_completed_successfully"
    assert waits("proxy") == {"web": "service_healthy"}


def test_health_is_checked_where_somebody_waits_for_it() -> None:
    image_checks = "HEALTHCHECK" in (ROOT / "Dockerfile").read_text()
    assert image_checks
    for name in ("postgres", "valkey", "worker", "beat"):
        assert SERVICES[name]["healthcheck"]["test"][0] == "CMD"


def test_web_and_worker_share_what_people_upload() -> None:
    assert SERVICES["web"]["volumes"] == SERVICES["worker"]["volumes"] == ["media:/media"]
    assert "MEDIA_ROOT=/media" in (ROOT / "Dockerfile").read_text()
    used = {
        volume.split(":")[0]
        for service in SERVICES.values()
        for volume in service.get("volumes", [])
        if not volume.startswith(".")
    }
    assert used == set(COMPOSE["volumes"])


def test_only_the_proxy_is_open_to_the_world() -> None:
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["proxy"]
    assert COMPOSE["networks"]["back"]["internal"] is True
    assert SERVICES["postgres"]["networks"] == SERVICES["valkey"]["networks"] == ["back"]


def test_it_holds_no_secret() -> None:
    text = (ROOT / "docker-compose.yml").read_text()
    assert re.findall(r"(?:PASSWORD|_KEY|_URL): (?!\$\{)(\S+)", text) == []


@pytest.mark.parametrize("program", PROGRAMS)
def test_the_units_of_the_guide_start_the_same(program: str) -> None:
    guide = (ROOT / "docs" / "how-to" / "deploy.md").read_text()
    assert f"ExecStart=/srv/venv/bin/{' '.join(['python', *command(program)[1:]])}\n" in guide
