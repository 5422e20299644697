"""Which moves between the stages of a partnership are legal.

Forward one may jump: a partner that came by itself is active at once. Backward goes what somebody
took too far. A partnership pauses only once there is something to pause; whoever came back after
the end starts by exploring or goes on at once.
"""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from partnerships.enums.partners import Stage

MOVES: Mapping[str, tuple[Stage, ...]] = {
    Stage.PROSPECT: (Stage.APPROACHED, Stage.EXPLORING, Stage.ACTIVE, Stage.ENDED),
    Stage.APPROACHED: (
        Stage.PROSPECT,
        Stage.EXPLORING,
        Stage.ACTIVE,
        Stage.PAUSED,
        Stage.ENDED,
    ),
    Stage.EXPLORING: (Stage.APPROACHED, Stage.ACTIVE, Stage.PAUSED, Stage.ENDED),
    Stage.ACTIVE: (Stage.EXPLORING, Stage.PAUSED, Stage.ENDED),
    Stage.PAUSED: (Stage.APPROACHED, Stage.EXPLORING, Stage.ACTIVE, Stage.ENDED),
    Stage.ENDED: (Stage.EXPLORING, Stage.ACTIVE),
}
"""From each stage, where a partnership may go; staying is always legal."""

BACK = MOVES[Stage.ENDED]
"""Where a partnership may stand once "They are back"."""

PAUSABLE = tuple(stage for stage, there in MOVES.items() if Stage.PAUSED in there)

SAY_WHY = _("Say why it ended: one or more reasons, or that it was completed as planned.")


def is_legal(before: str, after: str) -> bool:
    """Whether a partnership may go from one stage to the other."""
    return before == after or after in MOVES[before]


def refused_move(before: str, after: str) -> Promise | str:
    """Why it may not, in words; empty when it may."""
    if before not in MOVES or after not in Stage.values or is_legal(before, after):
        return ""  # what is no stage at all, the column refuses
    names = {"old": Stage(before).label, "new": Stage(after).label}
    return _("A partnership does not go from %(old)s to %(new)s.") % names


def offered_stages(now: str | None) -> list[tuple[str, Promise | str]]:
    """The choices of a form: where it stands and where it may go, in their order.

    None: a new partner. "Ended" is not chosen but said, with reasons.
    """
    stages = [it for it in Stage if it != Stage.ENDED or now == Stage.ENDED]
    return [(it.value, it.label) for it in stages if now is None or is_legal(now, it)]
