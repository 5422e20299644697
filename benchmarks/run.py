"""The whole run, part after part; what is known is written after each."""

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from benchmarks import pages, prints, scans, sheet, sweep
from benchmarks.installation import FLOOR, Installation, MakeDatabase, installed
from benchmarks.measuring import Ask, Figures, as_dict, measure, middle, noise
from benchmarks.pages import FLOORS, PAGES, Page, floor_asks
from benchmarks.programs import Program
from benchmarks.results import Results
from benchmarks.scale import Scale

Asks = Callable[[int], list[Ask]]
Rounds = dict[tuple[str, int], list[Figures]]


class Run:
    """One benchmark from the first row to the last figure."""

    def __init__(self, installation: Installation, scale: Scale, results: Results) -> None:
        self.installation = installation
        self.scale = scale
        self.results = results
        self.facts: dict[str, Any] = {}
        self.floor_session = ""
        self.largest = (0, 0)

    def go(self) -> None:
        """Load, measure, load more; then everything at full size."""
        with ExitStack() as stack:
            web = self._grow(stack)
            floor = self._floor(stack)
            with self.results.phase("Risk of all partners"):
                self._scan()
            with self.results.phase("Counting statements"):
                self._count()
            with self.results.phase(f"Pages and floors, one and {self.scale.many} clients"):
                self._measure()
            self._weigh(web, floor)
            floor.stop()
        with self.results.phase(f"Import of {self.scale.import_rows:,} rows"):
            self._import()
        with self.results.phase("Certificates"):
            self._print()
        with self.results.phase("Sweep of what is due"):
            self._sweep()
        self.results.keep(is_whole=True)

    def _grow(self, stack: ExitStack) -> Program:
        """Load the offices step by step; the same pages of the same office after each."""
        growth: dict[str, Any] = {"offices": [], "pages": {page.name: [] for page in PAGES}}
        web: Program | None = None
        before = 0
        for offices in self.scale.steps:
            with self.results.phase(f"Loading up to {offices:,} offices"):
                self._load(before, offices)
            before = offices
            if web is None:
                self.facts = self.installation.ask("facts", {}, as_owner=True)
                self.results.keep(busiest_touches=self.facts["busiest_touches"])
                web = self.installation.web()
                stack.callback(web.stop)
            with self.results.phase(f"Pages with {offices:,} offices"):
                growth["offices"].append(offices)
                for page in PAGES:
                    figures = self._page(page, 1, self.scale.growth_seconds)
                    growth["pages"][page.name].append(round(figures.p50, 2))
                self.results.keep(growth=growth)
        assert web is not None
        return web

    def _load(self, first: int, last: int) -> None:
        scale = self.scale
        asked = [scale.offices, scale.partners, scale.activities]
        said = self.installation.ask(
            "offices", {"scale": asked, "from": first, "to": last}, as_owner=True
        )
        if first == 0:
            self.largest = (said["largest"][0], said["largest"][1])
            self.results.keep(largest=said["largest"])

    def _floor(self, stack: ExitStack) -> Program:
        """The bare project, with as many rows as the largest office has."""
        with self.results.phase("Filling the bare project"):
            more = {"FLOOR_DATABASE_URL": self.installation.admin_url(FLOOR)}
            partners, activities = map(str, self.largest)
            said = self.installation.run(
                "-m", "benchmarks.floors.tables", partners, activities, more=more
            )
            self.floor_session = said.splitlines()[-1]
            floor = self.installation.floor()
            stack.callback(floor.stop)
        return floor

    def _count(self) -> None:
        asked = pages.question(PAGES, self.facts)
        self.results.keep(statements=self.installation.ask("statements", asked))

    def _measure(self) -> None:
        """Floors and pages by turns, round after round: drift of the machine hits all alike."""
        rounds: Rounds = {}
        for number in range(self.scale.rounds):
            for clients in (1, self.scale.many):
                for key in FLOORS:
                    kept = rounds.setdefault((f"floor {key}", clients), [])
                    kept.append(self._floor_page(key, clients))
                for page in PAGES:
                    kept = rounds.setdefault((page.name, clients), [])
                    kept.append(self._page(page, clients, self.scale.seconds))
            self.results.tell(f"round {number + 1} of {self.scale.rounds}")
            self.results.keep(pages=_summary(rounds))

    def _page(self, page: Page, clients: int, seconds: float) -> Figures:
        asks = [page.asks(self.facts, client) for client in range(clients)]
        port = self.installation.web_port
        return measure(port, asks, status=page.status, warm_up=self.scale.warm_up, seconds=seconds)

    def _floor_page(self, key: str, clients: int) -> Figures:
        partners = self.largest[0]
        asks = [floor_asks(key, self.floor_session, partners, client) for client in range(clients)]
        port, scale = self.installation.floor_port, self.scale
        return measure(port, asks, status=200, warm_up=scale.warm_up, seconds=scale.seconds)

    def _weigh(self, web: Program, floor: Program) -> None:
        """The memory of both after the same work."""
        figures = {"lanyard": round(web.megabytes(), 1), "floor": round(floor.megabytes(), 1)}
        self.results.keep(memory=figures)
        self.results.tell(f"memory of two workers, MB: {figures}")

    def _import(self) -> None:
        path = self.installation.folder / "sheet.csv"
        sheet.write_sheet(path, self.scale.import_rows)
        admin = self.installation.admin_url(self.installation.database)
        sheet.floor_seconds(admin, path)  # the first time warms up
        floors = [sheet.floor_seconds(admin, path) for _ in range(3)]
        asked = {"office": self.facts["office"], "file": str(path)}
        said = self.installation.ask("imports", asked)
        self.results.keep(imports=said | {"floor_seconds": sorted(floors)[1]})

    def _print(self) -> None:
        office, counts = self.facts["office"], self.scale.certificates
        self.results.keep(certificates=prints.certificates(self.installation, office, counts))

    def _scan(self) -> None:
        """Before the pages: the dashboard then shows what was found."""
        rounds, largest = self.scale.scan_rounds, self.scale.scan_largest
        self.results.keep(scans=scans.scans(self.installation, rounds, largest))

    def _sweep(self) -> None:
        due = sweep.make_due(self.installation.owner_url, self.scale.due_rows)
        catcher = self.installation.mail_catcher(sweep.KEEP)
        try:
            said = sweep.sweep(self.installation, due, self.scale.sweep_seconds)
            self.results.keep(sweep=said | {"floor": sweep.floor(self.installation)})
        finally:
            catcher.stop()


def run(
    folder: Path, results: Results, scale: Scale, make_database: MakeDatabase | None = None
) -> None:
    """Measure everything; raises BenchmarkError, and leaves nothing but the results."""
    with ExitStack() as stack:
        with results.phase("Servers, database, tables"):
            installation = stack.enter_context(installed(folder, scale, make_database))
        Run(installation, scale, results).go()


def _summary(rounds: Rounds) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for (name, clients), figures in rounds.items():
        of_clients = as_dict(middle(figures)) | {"noise": round(noise(figures), 3)}
        found.setdefault(name, {})[str(clients)] = of_clients
    return found
