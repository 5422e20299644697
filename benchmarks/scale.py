"""How much is loaded and how long is measured."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Scale:
    """`steps` are the numbers of offices after which the pages are measured, the last one all.

    Pages are asked by one client, then by `many`; seconds of a round count after its warm-up.
    Beat looks for what is due every `sweep_every` seconds; `sweep_seconds` end the sweep before
    its `due_rows` are done, if they must.
    The risk of all partners is looked at once and then in `scan_rounds`; the worker looks at so
    many of the largest offices (`scan_largest`).
    `throwaway`: PostgreSQL writes nothing safely, for quick tries.
    """

    steps: tuple[int, ...]
    partners: int
    activities: int
    rounds: int
    many: int
    seconds: float
    warm_up: float
    growth_seconds: float
    import_rows: int
    certificates: tuple[int, ...]
    scan_rounds: int
    scan_largest: int
    due_rows: int
    sweep_seconds: float
    sweep_every: int
    shared_buffers: str
    throwaway: bool = False

    @property
    def offices(self) -> int:
        return self.steps[-1]


FULL = Scale(
    steps=(1, 10, 100, 1000),
    partners=200_000,
    activities=4_000_000,
    rounds=3,
    many=8,
    seconds=2.0,
    warm_up=0.5,
    growth_seconds=2.0,
    import_rows=5_000,
    certificates=(1, 100, 500),
    scan_rounds=2,
    scan_largest=20,
    due_rows=50_000,
    sweep_seconds=75.0,
    sweep_every=15,
    shared_buffers="1GB",
)
QUICK = Scale(
    steps=(1, 2),
    partners=400,
    activities=2_000,
    rounds=1,
    many=2,
    seconds=0.1,
    warm_up=0.05,
    growth_seconds=0.1,
    import_rows=100,
    certificates=(1, 5),
    scan_rounds=1,
    scan_largest=2,
    due_rows=40,
    sweep_seconds=4.0,
    sweep_every=1,
    shared_buffers="128MB",
    throwaway=True,
)
