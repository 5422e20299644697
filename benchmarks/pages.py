"""What is asked of Lanyard, and which floor each page stands on."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from benchmarks.client import ONCE
from benchmarks.measuring import Ask

CSRF = "benchmarkbenchmarkbenchmarkbench"
SENTENCE = "Called {}, can take two students for a tour in March, follow up next Tuesday"
HTMX = {"HX-Request": "true"}


@dataclass(frozen=True)
class Page:
    """A page: `asks` makes one client's requests, `floor` names what it is compared with.

    `goal` is the highest ratio that is meant to be, `most` the most statements.
    """

    name: str
    asks: Callable[[dict[str, Any], int], list[Ask]]
    floor: str = ""
    goal: float | None = None
    most: int | None = None
    status: int = 200


def _headers(facts: dict[str, Any], client: int) -> dict[str, str]:
    session = facts["sessions"][client]
    return {"Cookie": f"sessionid={session}; csrftoken={CSRF}", "X-CSRFToken": CSRF}


def _get(facts: dict[str, Any], client: int, path: str, *, htmx: bool = False) -> Ask:
    more = HTMX if htmx else {}
    return Ask(f"/o/{facts['slug']}/{path}", _headers(facts, client) | more)


def _turned(facts: dict[str, Any], client: int, what: str) -> list[Any]:
    """The list from another place for each client, so that they do not walk in step."""
    some = list(facts[what])
    start = client * len(some) // 8
    return some[start:] + some[:start]


def _lists(facts: dict[str, Any], client: int) -> list[Ask]:
    views = ("everyone", "everyone&sort=-last-touch", "everyone&sort=next-step")
    return [_get(facts, client, f"partners/?view={view}") for view in views]


def _typed(facts: dict[str, Any], client: int) -> list[str]:
    """What somebody types who looks for a partner: four letters of its name, then a word."""
    names = _turned(facts, client, "names")
    return [part for name in names for part in (name[:4], name.split()[-1])]


def _searches(facts: dict[str, Any], client: int) -> list[Ask]:
    path = "partners/?view=everyone&q={}"
    words = _typed(facts, client)
    return [_get(facts, client, path.format(quote(it)), htmx=True) for it in words]


def _partners(facts: dict[str, Any], client: int) -> list[Ask]:
    found = _turned(facts, client, "partners")
    return [_get(facts, client, f"partners/{pk}/") for pk in found]


def _busiest(facts: dict[str, Any], client: int) -> list[Ask]:
    return [_get(facts, client, f"partners/{facts['busiest']}/")]


def _logs(facts: dict[str, Any], client: int) -> list[Ask]:
    asks = []
    for pk in _turned(facts, client, "partners"):
        fields = {
            "partners": pk,
            "notes": "Two of them can come in March, they want the list a week ahead.",
            "kind": "call",
            "when": "today",
            "status": "done",
            "once": ONCE.decode(),
        }
        body = urlencode(fields)
        path = f"/o/{facts['slug']}/log/"
        asks.append(Ask(path, _headers(facts, client) | HTMX, "POST", body))
    return asks


def _sentences(facts: dict[str, Any], client: int) -> list[Ask]:
    path = f"/o/{facts['slug']}/log/parse/"
    said = [SENTENCE.format(name) for name in _turned(facts, client, "names")]
    return [
        Ask(path, _headers(facts, client) | HTMX, "POST", urlencode({"notes": it, "place": "say"}))
        for it in said
    ]


def _finds(facts: dict[str, Any], client: int) -> list[Ask]:
    words = _typed(facts, client)
    return [_get(facts, client, f"find/?q={quote(it)}", htmx=True) for it in words]


def _todays(facts: dict[str, Any], client: int) -> list[Ask]:
    return [_get(facts, client, "")]


def _retentions(facts: dict[str, Any], client: int) -> list[Ask]:
    return [_get(facts, client, "retention/")]


def _mine(facts: dict[str, Any], client: int) -> list[Ask]:
    return [_get(facts, client, "mine/")]


def _api(facts: dict[str, Any], client: int) -> list[Ask]:
    headers = {"Authorization": f"Bearer {facts['token']}", "Accept": "application/json"}
    return [Ask("/api/v1/partners/?page_size=50", headers)]


PAGES = (
    Page("List of 50", _lists, "list", 1.5, 5),
    Page("Search as one types", _searches, "search", None, 5),
    Page("Partner page", _partners, "detail", 3.0, 9),
    Page("Partner page, busiest", _busiest, "detail", 3.0, 9),
    Page("Log a touchpoint", _logs, "log", 3.5, 12, 204),
    Page("Read a sentence", _sentences),
    Page("Find", _finds, "search"),
    Page("Today", _todays, "list", 2.0, 10),
    Page("Retention dashboard", _retentions, "list", 2.0, 12),
    Page("My partners", _mine, "list", 2.0, 12),
    Page("API, list of 50", _api, "list"),
)


def floor_asks(key: str, session: str, partners: int, client: int) -> list[Ask]:
    """The same of the bare project."""
    who = {"Cookie": f"sessionid={session}"}
    ids = [1 + (client * 97 + number * 31) % partners for number in range(40)]
    words = ("rive", "dental", "hale", "foods", "tran", "law")
    match key:
        case "list":
            return [Ask("/list/", who)]
        case "search":
            return [Ask(f"/search/?q={word}", {}) for word in words]
        case "detail":
            return [Ask(f"/detail/{pk}/", {}) for pk in ids]
        case _:
            note = "Two of them can come in March, they want the list a week ahead."
            fields = [{"partner": pk, "kind": "call", "notes": note} for pk in ids]
            return [Ask("/log/", {}, "POST", urlencode(it)) for it in fields]


FLOORS = ("list", "search", "detail", "log")


def question(pages: tuple[Page, ...], facts: dict[str, Any]) -> dict[str, Any]:
    """What `benchmarks.inside.statements` is asked: the first request of each page."""
    asked = {}
    for page in pages:
        ask = page.asks(facts, 0)[0]
        asked[page.name] = vars(ask) | {"headers": dict(ask.headers), "status": page.status}
    return asked
