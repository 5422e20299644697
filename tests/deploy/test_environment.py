""".env.example names every variable that Lanyard reads, and nothing else."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = (ROOT / ".env.example").read_text()
COMPOSE = (ROOT / "docker-compose.yml").read_text()
READ_BY_COMPOSE_ALONE = {"POSTGRES_PASSWORD", "SITE_ADDRESS"}
READ_BY_COMMANDS = {"DATABASE_ADMIN_URL"}
NOT_OURS = {"DJANGO_SETTINGS_MODULE"}
NAME = re.compile(r"^(?:# )?([A-Z][A-Z_]+)=", re.M)


def read_by_the_settings() -> set[str]:
    """The names that stand in `env(…)`, `env.int(…)`, `os.environ.get(…)` and their like."""
    found: set[str] = set()
    for file in (ROOT / "config").rglob("*.py"):
        found |= set(_names(ast.parse(file.read_text())))
    return found - NOT_OURS


def _names(tree: ast.Module) -> Iterator[str]:
    constants = {
        target.id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args and _asks(node.func):
            name = node.args[0]
            value = constants.get(name.id) if isinstance(name, ast.Name) else None
            value = name.value if isinstance(name, ast.Constant) else value
            if isinstance(value, str):
                yield value
    yield from re.findall(r"\"(DATABASE_\w*URL)\"", ast.unparse(tree).replace("'", '"'))


def _asks(function: ast.expr) -> bool:
    return ast.unparse(function).split(".")[0] == "env" or ast.unparse(function) in (
        *("os.environ.get", "os.environ.setdefault", "os.getenv"),
    )


def test_the_example_names_what_is_read_and_nothing_else() -> None:
    named = set(NAME.findall(EXAMPLE))
    assert named == read_by_the_settings() | READ_BY_COMMANDS | READ_BY_COMPOSE_ALONE


def test_what_compose_asks_for_stands_in_the_example() -> None:
    asked = set(re.findall(r"\$\{([A-Z_]+)", COMPOSE)) - {"LANYARD_VERSION"}
    assert asked <= set(NAME.findall(EXAMPLE))
    demanded = set(re.findall(r"\$\{([A-Z_]+):\?", COMPOSE))
    assert demanded <= set(re.findall(r"^([A-Z_]+)=.", EXAMPLE, re.M))


def test_make_env_fills_every_brace_with_something_new() -> None:
    made = [
        subprocess.run(
            ["deploy/make-env", "crm.example.org"], cwd=ROOT, capture_output=True, text=True,
            check=True,
        ).stdout
        for _ in range(2)
    ]  # fmt: skip
    assert "{" not in made[0]
    secrets = [set(re.findall(r"[0-9a-f]{64}", text)) for text in made]
    assert len(secrets[0]) == 5
    assert secrets[0].isdisjoint(secrets[1])
    assert "BASE_URL=https://crm.example.org\n" in made[0]


@pytest.mark.parametrize("arguments", [[], ["a", "b"]])
def test_make_env_asks_for_the_host(arguments: list[str]) -> None:
    done = subprocess.run(["deploy/make-env", *arguments], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 1
    assert "Which host" in done.stderr
