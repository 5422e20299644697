"""Writes partners in sets, with their branches, sites and people."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext_noop

from contacts.sheets.endings import newly_ended, write_endings
from contacts.sheets.groups import Group, Groups
from contacts.sheets.lines import LEFT, Values
from contacts.sheets.partner_changes import COLUMNS, changed_row, new_row
from contacts.sheets.partner_parents import settle_parents
from contacts.sheets.people_writing import write_people
from contacts.sheets.roles import Outcome, Wanted
from core.imports.bulk import draw_ids, insert_rows, update_rows
from core.joins import joined_by_hash
from core.registries.sheets import Decided, Finding, Run, Written
from offices.models import Membership
from partnerships.enums.partners import Stage
from partnerships.models import Partner, PartnerSite, PartnerStanding

GONE = gettext_noop("The partner that this line was to update is no longer here; it was added.")


class PartnerWriting:
    """The partners of a chunk on their way into the tables."""

    def __init__(self, run: Run, groups: Groups) -> None:
        self.run = run
        self.groups = groups
        self.findings: dict[int, list[Finding]] = {}
        self.changed: set[int] = set()
        self.there: dict[int, dict[str, Any]] = {}

    def write(self) -> None:
        settle_parents(self.run, self.groups, self.tell)
        self._lock_those_there()
        self._leave_out_leavers()
        new = [it for it in self.groups.all if not it.is_there]
        for group, pk in zip(new, draw_ids(Partner, len(new)), strict=True):
            group.pk = pk
        self._insert(new)
        ended = self._update([it for it in self.groups.all if it.is_there])
        write_endings(self.run, [*newly_ended(new), *ended])
        self._add_sites(new)

    def tell(self, number: int, message: str, column: str = "", **facts: Any) -> None:
        """A warning about a line."""
        finding = Finding(column, message, facts, "warning")
        self.findings.setdefault(number, []).append(finding)

    def _lock_those_there(self) -> None:
        """Read what is to be changed, and let nobody else change it meanwhile."""
        ids = [it.pk for it in self.groups.all if it.is_there]
        if not ids:
            return
        rows = Partner.objects.filter(office=self.run.office_id, pk__in=ids).order_by("id")
        for row in rows.select_for_update(no_key=True).values("id", *COLUMNS):
            self.there[row["id"]] = row
        for group in self.groups.all:
            if group.is_there and group.pk not in self.there:
                group.is_there = False
                self.tell(group.number, GONE)

    def _leave_out_leavers(self) -> None:
        """Owners who have left since the lines were checked."""
        keys = ("owner", "backup_owner")
        asked = {it.values[key] for it in self.groups.all for key in keys if key in it.values}
        if not asked:
            return
        rows = Membership.objects.filter(office=self.run.office_id, pk__in=asked)
        known = {pk: (name, left) for pk, name, left in rows.values_list(*_MEMBER)}
        for group in self.groups.all:
            for key in keys:
                name, left = known.get(group.values.get(key, 0), ("", None))
                if left is not None:
                    del group.values[key]
                    self.tell(group.number, LEFT, key, name=name)

    def _insert(self, new: Sequence[Group]) -> None:
        office = self.run.office_id
        recorder = self.run.by.pk if isinstance(self.run.by, Membership) else None
        rows = [(*new_row(it), recorder) for it in new]
        ids = [it.pk for it in new]
        insert_rows(Partner, office, (*COLUMNS, "recorded_by_id"), rows, ids=ids)
        insert_rows(PartnerStanding, office, ("partner_id",), [(pk,) for pk in ids])
        self.run.ledger.created("partnerships.partner", [(it.number, it.pk) for it in new])

    def _update(self, there: Iterable[Group]) -> list[tuple[Group, str]]:
        """Answers those that end by it, and where they stood before."""
        changes = []
        for group in there:
            before = self.there[group.pk]
            now = changed_row(before, group, self.tell)
            if now:
                changes.append((group, {key: before[key] for key in now}, now))
        columns = sorted({key for _, _, now in changes for key in now})
        rows = [
            (it.pk, *((self.there[it.pk] | now)[key] for key in columns)) for it, _, now in changes
        ]
        update_rows(Partner, self.run.office_id, columns, rows)
        self.changed |= {it.pk for it, _, _ in changes}
        self.run.ledger.updated(
            "partnerships.partner",
            [(it.number, it.pk, _plain(before), _plain(now)) for it, before, now in changes],
        )
        ended = [it for it in changes if it[2].get("stage") == Stage.ENDED]
        return [(it, before["stage"]) for it, before, _ in ended]

    def _add_sites(self, new: Sequence[Group]) -> None:
        """Sites are added to those that are there, so that no ally is lost."""
        fresh = {it.pk for it in new}
        wanted = [(it, site) for it in self.groups.all for site in it.values.get("sites", ())]
        old = [it.pk for it, _ in wanted if it.pk not in fresh]
        there = set()
        if old:
            rows = PartnerSite.objects.filter(office=self.run.office_id, partner_id__in=old)
            there = set(rows.values_list("partner_id", "site_id"))
        missing = [(it, site) for it, site in wanted if (it.pk, site) not in there]
        ids = insert_rows(
            PartnerSite,
            self.run.office_id,
            ("partner_id", "site_id"),
            [(it.pk, site) for it, site in missing],
        )
        self.run.ledger.created(
            "partnerships.partnersite",
            [(it.number, pk) for (it, _), pk in zip(missing, ids, strict=True)],
        )
        self.changed |= {it.pk for it, _ in missing}


@joined_by_hash()
def write_partners(run: Run, decided: Sequence[Decided]) -> list[Written]:
    """Add and change the partners of a chunk, then their people."""
    groups = Groups(run)
    groups.add(decided)
    writing = PartnerWriting(run, groups)
    writing.write()
    fresh = {it.pk for it in groups.all if not it.is_there}
    wanted = [
        Wanted(number, group.pk, person) for group in groups.all for number, person in group.people
    ]
    people = write_people(run, sorted(wanted, key=lambda it: it.number), fresh)
    return [_written(it, groups, writing, people) for it in decided]


def _written(line: Decided, groups: Groups, writing: PartnerWriting, people: Outcome) -> Written:
    group, number = groups.of_line[line.number], line.number
    findings = (*writing.findings.get(number, ()), *people.findings.get(number, ()))
    if not group.is_there or group.is_ours:
        return Written(number, "created", findings)  # as the check has promised of the line
    if group.pk in writing.changed or number in people.created | people.changed:
        return Written(number, "updated", findings)
    return Written(number, "skipped", findings)


_MEMBER = ("pk", "display_name", "deactivated_at")


def _plain(values: Values) -> Values:
    """Values that JSON can hold."""
    return {k: v.isoformat() if hasattr(v, "isoformat") else v for k, v in values.items()}
