"""Writes the activities of a chunk with all that belongs to them, set by set."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext_noop

from contacts.models import Contact
from core.imports.bulk import insert_rows, update_rows
from core.registries.sheets import Decided, Finding, Run, Written
from offices.models import Membership, Site
from outreach.actions.standing import refresh_activity_standing
from outreach.models import Activity, ActivityContact, FollowUp, Participation
from partnerships.models import Partner

GONE = gettext_noop("Its partner is not there any more.")
NOT_THERE = gettext_noop("It is not there any more.")

FILLED = {
    "ends_on": "until",
    "starts_at": "time",
    "site_id": "site",
    "summary": "in_short",
    "notes": "notes",
    "student_count": "students",
    "leader_id": "leader",
}
"""Fields of an activity that an update fills where they are empty, and the line's values."""

ACTIVITY = (
    *("kind", "status", "exchange", "starts_on", "ends_on", "starts_at", "site_id"),
    *("summary", "notes", "student_count", "recorded_by_id", "leader_id"),
)

Values = Mapping[str, Any]


def write_activities(run: Run, decided: Sequence[Decided]) -> list[Written]:
    """Add what is new, fill what is empty; the partners' standing once for all of them."""
    lines = _still_there(run.office_id, decided)
    new = [it for it in lines if it.match_id is None]
    old = [it for it in lines if it.match_id is not None]
    _add(run, new)
    updated = _fill(run, old)
    touched = {pk for it in lines for pk in it.values["partners"]}
    if touched:
        refresh_activity_standing(run.office_id, touched)
    return [_outcome(it, {line.number for line in lines}, updated) for it in decided]


def _outcome(it: Decided, there: set[int], updated: Mapping[int, bool]) -> Written:
    if it.number not in there:
        return Written(it.number, "skipped", (Finding("partner", GONE, level="warning"),))
    if it.match_id is None:
        return Written(it.number, "created")
    if it.match_id not in updated:
        return Written(it.number, "skipped", (Finding("", NOT_THERE, level="warning"),))
    return Written(it.number, "updated" if updated[it.match_id] else "skipped")


def _still_there(office_id: int, decided: Sequence[Decided]) -> list[Decided]:
    """The lines without what has gone since they were checked; one without a partner is out."""

    def there(model: type[Model], ids: Callable[[Values], Sequence[int | None]]) -> set[int]:
        wanted = {pk for it in decided for pk in ids(it.values) if pk is not None}
        rows = model._default_manager.filter(office_id=office_id, pk__in=wanted)
        return set(rows.values_list("pk", flat=True)) if wanted else set()

    partners = there(Partner, lambda it: it["partners"])
    contacts = there(Contact, lambda it: it["contacts"])
    sites = there(Site, lambda it: [it.get("site")])
    members = there(
        Membership, lambda it: [it["logged_by"], it.get("leader"), it.get("step", {}).get("owner")]
    )
    lines = []
    for it in decided:
        values = dict(it.values)
        values["partners"] = [pk for pk in values["partners"] if pk in partners]
        values["contacts"] = [pk for pk in values["contacts"] if pk in contacts]
        values["site"] = values.get("site") if values.get("site") in sites else None
        values["leader"] = values.get("leader") if values.get("leader") in members else None
        values["logged_by"] = values["logged_by"] if values["logged_by"] in members else None
        if values.get("step", {}).get("owner") not in members:
            values.pop("step", None)
        if values["partners"]:
            lines.append(Decided(it.number, values, it.match_id))
    return lines


def _add(run: Run, lines: Sequence[Decided]) -> None:
    """Activities, who took part in them, and what is due next: a statement each."""
    rows = [_activity(it.values) for it in lines]
    ids = insert_rows(Activity, run.office_id, ACTIVITY, rows)
    run.ledger.created("outreach.activity", _numbered(lines, ids))
    _add_parts(run, lines, ids)
    _add_people(run, lines, ids)
    _add_steps(run, lines, ids)


def _activity(values: Values) -> tuple[Any, ...]:
    get = values.get
    return (
        *(values["kind"], values["status"], values["exchange"], values["date"]),
        *(get("until"), get("time"), get("site"), values["in_short"], values["notes"]),
        *(get("students"), values["logged_by"], get("leader")),
    )


def _add_parts(run: Run, lines: Sequence[Decided], ids: Sequence[int]) -> None:
    """Volunteers and hours stand with the first partner."""
    numbers, rows = [], []
    for it, activity in zip(lines, ids, strict=True):
        for place, partner in enumerate(it.values["partners"]):
            effort = (it.values.get("volunteers"), it.values.get("hours")) if place == 0 else ()
            numbers.append(it.number)
            rows.append((activity, partner, it.values["date"], *(effort or (None, None))))
    columns = ("activity_id", "partner_id", "starts_on", "volunteers", "volunteer_hours")
    made = insert_rows(Participation, run.office_id, columns, rows)
    run.ledger.created("outreach.participation", zip(numbers, made, strict=True))


def _add_people(run: Run, lines: Sequence[Decided], ids: Sequence[int]) -> None:
    pairs = [
        (it.number, (activity, contact))
        for it, activity in zip(lines, ids, strict=True)
        for contact in it.values["contacts"]
    ]
    columns = ("activity_id", "contact_id")
    made = insert_rows(ActivityContact, run.office_id, columns, [row for _, row in pairs])
    run.ledger.created(
        "outreach.activitycontact", zip([number for number, _ in pairs], made, strict=True)
    )


def _add_steps(run: Run, lines: Sequence[Decided], ids: Sequence[int]) -> None:
    """Open follow-ups with the first partner; none of them reminds by mail."""
    columns = ("partner_id", "what", "kind", "due_on", "owner_id", "origin_id", "recorded_by_id")
    numbers, rows = [], []
    for it, activity in zip(lines, ids, strict=True):
        step = it.values.get("step")
        if step:
            said = (step["what"], step["kind"], step["due"], step["owner"])
            numbers.append(it.number)
            rows.append((it.values["partners"][0], *said, activity, it.values["logged_by"]))
    made = insert_rows(FollowUp, run.office_id, columns, rows)
    run.ledger.created("outreach.followup", zip(numbers, made, strict=True))


def _numbered(lines: Sequence[Decided], ids: Sequence[int]) -> list[tuple[int, int]]:
    return [(it.number, pk) for it, pk in zip(lines, ids, strict=True)]


def _fill(run: Run, lines: Sequence[Decided]) -> dict[int, bool]:
    """Fill empty fields of what is there: activity → whether anything was filled."""
    pks = [it.match_id for it in lines if it.match_id is not None]
    found = Activity.objects.filter(office=run.office_id, pk__in=pks, archived_at=None)
    rows = {it.pk: it for it in found.select_for_update(no_key=True)} if pks else {}
    changed: dict[int, tuple[int, dict[str, Any], dict[str, Any]]] = {}
    for it in lines:
        row = rows.get(it.match_id or 0)
        if row is None:
            continue
        after = _missing(row, it.values)
        if after and row.pk not in changed:
            changed[row.pk] = (it.number, {name: getattr(row, name) for name in after}, after)
    _store(run, rows, changed)
    return {pk: pk in changed for pk in rows}


def _missing(row: Activity, values: Values) -> dict[str, Any]:
    """What the line knows and the activity does not."""
    after = {
        name: values[key]
        for name, key in FILLED.items()
        if getattr(row, name) in (None, "") and values.get(key) not in (None, "")
    }
    if after.get("ends_on", "9999") < row.starts_on.isoformat():
        del after["ends_on"]
    if "starts_at" in after:
        after["starts_at"] += ":00"  # as the database says it, for whoever compares
    return after


def _store(
    run: Run,
    rows: Mapping[int, Activity],
    changed: Mapping[int, tuple[int, dict[str, Any], dict[str, Any]]],
) -> None:
    names = tuple(FILLED)
    update_rows(
        Activity,
        run.office_id,
        names,
        [
            (pk, *(after.get(name, _iso(getattr(rows[pk], name))) for name in names))
            for pk, (_, _, after) in changed.items()
        ],
    )
    run.ledger.updated(
        "outreach.activity",
        [(number, pk, before, after) for pk, (number, before, after) in changed.items()],
    )


def _iso(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
