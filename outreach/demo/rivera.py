"""One partnership told by hand, so that there is always the same one to look at first."""

from datetime import timedelta

from outreach.demo.calendar import open_day
from outreach.demo.promises import promise
from outreach.demo.touches import touch
from outreach.demo.world import Friend, World
from outreach.enums.activities import ActivityKind as K

NAME = "Rivera Machining"
SILENT_DAYS = 41


def find(world: World) -> Friend | None:
    """The partner, where the office has it."""
    return next((it for it in world.friends if it.partner.name == NAME), None)


def prepare(world: World) -> None:
    """Dana's, with no backup; nothing has happened for weeks."""
    friend = find(world)
    if friend is None:
        return
    partner = friend.partner
    partner.owner, partner.backup_owner = world.members["Dana Whitfield"], None
    partner.town, partner.street, partner.closing = "Harlow", "214 Foundry Street", False
    partner.stage = "active"
    partner.notes = "Best reached before 9 am. Busy season is January to March."
    friend.since = world.beginning + timedelta(days=90)
    partner.partner_since = friend.since
    friend.until = world.today - timedelta(days=SILENT_DAYS + 15)


def tell(world: World) -> None:
    """The visit of six weeks ago, and the promise that came out of it."""
    friend = find(world)
    if friend is None:
        return
    day = open_day(world.today - timedelta(days=SILENT_DAYS))
    visit = touch(
        world,
        friend,
        K.VISIT,
        day,
        text="Walked the new CNC cell with two instructors. {first} asked how many students want "
        "March job shadows; promised a count.",
    )
    visit.recorded_by = friend.partner.owner
    due_on = world.today - timedelta(days=4)
    what = "Call Luis about spring job shadows"
    follow_up = promise(world, friend, world.members["Dana Whitfield"], due_on, visit, what)
    follow_up.kind = K.CALL
