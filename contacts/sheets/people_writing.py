"""Writes the people of a chunk in sets: who is known is found again, who is not is added."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from contacts.actions.addresses import MOST
from contacts.actions.standing import lock_standing, refresh_contact_standing
from contacts.models import Affiliation, AffiliationEmail, AffiliationPhone, Contact
from contacts.sheets.ends import settle_ends
from contacts.sheets.lines import Values
from contacts.sheets.people_there import PeopleThere
from contacts.sheets.roles import Outcome, Placed, Role, Wanted
from core.imports.bulk import draw_ids, insert_rows, update_rows
from core.registries.sheets import Run
from offices.models import Membership

PERSON = ("name", "preferred_name", "language", "notes", "recorded_by_id")
ROLE = ("role", "holds", "decision_maker", "signatory")


def write_people(run: Run, wanted: Sequence[Wanted], fresh: Collection[int] = ()) -> Outcome:
    """Put these people at their partners; some fifteen statements, however many they are.

    `fresh` are partners that this very transaction has added: nobody is there yet.
    """
    if not wanted:
        return Outcome()
    return _Writer(run, wanted, fresh).write()


@dataclass
class _Writer:
    run: Run
    wanted: Sequence[Wanted]
    fresh: Collection[int]
    outcome: Outcome = field(default_factory=Outcome)
    new_people: dict[int, tuple[int, Values]] = field(default_factory=dict)
    new_roles: list[Role] = field(default_factory=list)

    def write(self) -> Outcome:
        partner_ids = sorted({it.partner_id for it in self.wanted})
        lock_standing(self.run.office_id, partner_ids)
        old = [pk for pk in partner_ids if pk not in self.fresh]
        self.there = PeopleThere(self.run.office_id, old, [it.values for it in self.wanted])
        placed = self._place()
        settle_ends(self.run, placed, self.there.roles.values(), self.outcome)
        self._write_new_people()
        self._change_people(placed)
        self._write_roles()
        self._write_addresses(placed)
        refresh_contact_standing(self.run.office_id, partner_ids)
        return self.outcome

    def _place(self) -> list[Placed]:
        """Find or make the person and the role of each line, in their order."""
        ids = iter(draw_ids(Contact, len(self.wanted)))
        role_ids = iter(draw_ids(Affiliation, len(self.wanted)))
        placed = []
        for it in self.wanted:
            contact_id = it.contact_id or self.there.find(it)
            is_new = contact_id is None
            if contact_id is None:
                contact_id = next(ids)
                self.new_people[contact_id] = (it.number, it.values)
            self.there.remember(it, contact_id)
            role = self.there.roles.get((it.partner_id, contact_id))
            if role is None:
                role = Role(next(role_ids), it.partner_id, contact_id, it.number)
                self.there.roles[it.partner_id, contact_id] = role
                self.new_roles.append(role)
                self.there.tell_return(role, self.outcome)
            role.number = role.number or it.number
            role.say(it.values)
            placed.append(Placed(it, role, is_new))
            if is_new:
                self.outcome.created.add(it.number)
            elif role.before is None:
                self.outcome.changed.add(it.number)
        return placed

    def _write_new_people(self) -> None:
        recorder = self.run.by.pk if isinstance(self.run.by, Membership) else None
        rows = [
            (
                it["name"],
                it.get("called", ""),
                it.get("language", "en"),
                it.get("notes", ""),
                recorder,
            )
            for _, it in self.new_people.values()
        ]
        insert_rows(Contact, self.run.office_id, PERSON, rows, ids=list(self.new_people))
        self.run.ledger.created(
            "contacts.contact", [(number, pk) for pk, (number, _) in self.new_people.items()]
        )

    def _change_people(self, placed: Sequence[Placed]) -> None:
        """What lines say of people who were there already."""
        said: dict[int, list[Wanted]] = {}
        for it in placed:
            if it.role.contact_id not in self.new_people and it.wanted.says_person():
                said.setdefault(it.role.contact_id, []).append(it.wanted)
        changes = self.there.changed_people(said, self.outcome)
        columns = PERSON[:4]
        update_rows(
            Contact,
            self.run.office_id,
            columns,
            [(pk, *(now[it] for it in columns)) for _, pk, _, now in changes],
        )
        self.run.ledger.updated("contacts.contact", [_differing(*it) for it in changes])
        self.outcome.changed |= {it[0] for it in changes}

    def _write_roles(self) -> None:
        office = self.run.office_id
        changed = [it for it in self.there.roles.values() if it.is_changed]
        vacated = [it for it in changed if it.gives_up_end]
        update_rows(Affiliation, office, ("holds",), [(it.pk, "other") for it in vacated])
        update_rows(
            Affiliation, office, ROLE, [(it.pk, *(it.now[key] for key in ROLE)) for it in changed]
        )
        insert_rows(
            Affiliation,
            office,
            ("contact_id", "partner_id", *ROLE),
            [
                (it.contact_id, it.partner_id, *(it.now[key] for key in ROLE))
                for it in self.new_roles
            ],
            ids=[it.pk for it in self.new_roles],
        )
        ledger = self.run.ledger
        ledger.created("contacts.affiliation", [(it.number, it.pk) for it in self.new_roles])
        ledger.updated(
            "contacts.affiliation",
            [_differing(it.number, it.pk, it.before or {}, it.now) for it in changed],
        )
        self.outcome.changed |= {it.number for it in changed}

    def _write_addresses(self, placed: Sequence[Placed]) -> None:
        """Emails and phones that the roles did not have."""
        emails: list[tuple[int, int, str, int]] = []  # line, role, address, position
        phones: list[tuple[int, int, str, int]] = []
        for it in placed:
            values, role, number = it.wanted.values, it.role, it.wanted.number
            for address in values.get("emails", ()):
                if address.lower() not in role.emails and len(role.emails) < MOST:
                    emails.append((number, role.pk, address, len(role.emails)))
                    role.emails.add(address.lower())
            for phone in values.get("phones", ()):
                if phone not in role.phones and len(role.phones) < MOST:
                    phones.append((number, role.pk, phone, len(role.phones)))
                    role.phones.add(phone)
        self._insert_addresses(AffiliationEmail, "address", emails)
        self._insert_addresses(AffiliationPhone, "number", phones)

    def _insert_addresses(
        self, model: type[Any], column: str, rows: Sequence[tuple[int, int, str, int]]
    ) -> None:
        ids = insert_rows(
            model,
            self.run.office_id,
            ("affiliation_id", column, "position"),
            [row[1:] for row in rows],
        )
        self.run.ledger.created(
            model._meta.label_lower, [(row[0], pk) for row, pk in zip(rows, ids, strict=True)]
        )
        self.outcome.changed |= {row[0] for row in rows}


def _differing(
    number: int, pk: int, before: dict[str, Any], now: dict[str, Any]
) -> tuple[int, int, dict[str, Any], dict[str, Any]]:
    keys = [key for key, value in now.items() if before.get(key) != value]
    return number, pk, {key: before[key] for key in keys}, {key: now[key] for key in keys}
