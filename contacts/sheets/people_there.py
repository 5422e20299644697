"""Who is at the partners of a chunk already, and who else the office knows of its people."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext_noop

from contacts.models import Affiliation, AffiliationEmail, AffiliationPhone, Contact
from contacts.sheets.known_people import KnownPeople
from contacts.sheets.lines import Values
from contacts.sheets.people import person_key, same_person
from contacts.sheets.roles import Outcome, Role, Wanted
from core.registries.sheets import Finding
from offices.models import Office

CAME_BACK = gettext_noop("%(name)s had left on %(day)s; the file brings them back.")
STILL_ARCHIVED = gettext_noop("%(name)s is archived and stays so.")

ROLE_COLUMNS = ("role", "holds", "decision_maker", "signatory")
PERSON_COLUMNS = ("name", "preferred_name", "language", "notes")


class PeopleThere:
    """People by partner and name, by email; roles by partner and contact."""

    def __init__(self, office_id: int, partner_ids: Sequence[int], said: Sequence[Values]) -> None:
        self.office_id = office_id
        self.roles: dict[tuple[int, int], Role] = {}
        self._left: dict[tuple[int, int], tuple[str, date]] = {}
        self._at_partner: dict[tuple[int, str], int] = {}
        self._new_by_email: dict[str, list[tuple[int, list[str]]]] = {}
        emails = (address for it in said for address in it.get("emails", ()))
        self.known = KnownPeople(office_id, emails, ())
        if partner_ids:
            self._read_roles(partner_ids)

    def _read_roles(self, partner_ids: Sequence[int]) -> None:
        today = Office.objects.get(pk=self.office_id).today()
        rows = Affiliation.objects.filter(office=self.office_id, partner_id__in=partner_ids)
        columns = ("id", "partner_id", "contact_id", "contact__name", "ended_on", *ROLE_COLUMNS)
        for pk, partner, contact, name, ended_on, *said in rows.order_by("id").values_list(
            *columns
        ):
            key = (partner, contact)
            if ended_on is not None and ended_on <= today:
                self._left[key] = (name, ended_on)
                self._at_partner.setdefault((partner, person_key(name)), contact)
                continue
            now = dict(zip(ROLE_COLUMNS, said, strict=True))
            role = Role(pk, partner, contact, 0, now, dict(now), is_leaving=ended_on is not None)
            self.roles[key] = role
            self._at_partner[partner, person_key(name)] = contact
        self._read_addresses()

    def _read_addresses(self) -> None:
        by_pk = {it.pk: it for it in self.roles.values()}
        if not by_pk:
            return
        emails = AffiliationEmail.objects.filter(office=self.office_id, affiliation_id__in=by_pk)
        for pk, address in emails.values_list("affiliation_id", "address_key"):
            by_pk[pk].emails.add(address)
        phones = AffiliationPhone.objects.filter(office=self.office_id, affiliation_id__in=by_pk)
        for pk, number in phones.values_list("affiliation_id", "number"):
            by_pk[pk].phones.add(number)

    def find(self, wanted: Wanted) -> int | None:
        """The contact whom the line means: of that name at the partner, or with that email."""
        name = person_key(wanted.values["name"])
        here = self._at_partner.get((wanted.partner_id, name))
        if here is not None:
            return here
        for address in wanted.values.get("emails", ()):
            for contact, words in self._new_by_email.get(address.lower(), ()):
                if same_person(name.split(), words):
                    return contact
        known = self.known.with_email(wanted.values)
        return known.pk if known else None

    def remember(self, wanted: Wanted, contact_id: int) -> None:
        """The lines that follow may mean the same person."""
        name = person_key(wanted.values["name"])
        self._at_partner[wanted.partner_id, name] = contact_id
        for address in wanted.values.get("emails", ()):
            self._new_by_email.setdefault(address.lower(), []).append((contact_id, name.split()))

    def tell_return(self, role: Role, outcome: Outcome) -> None:
        """Say that somebody who had left is at the partner again."""
        left = self._left.get((role.partner_id, role.contact_id))
        if left:
            facts = {"name": left[0], "day": left[1].isoformat()}
            outcome.tell(role.number, Finding("", CAME_BACK, facts, "warning"))

    def changed_people(
        self, said: Mapping[int, Sequence[Wanted]], outcome: Outcome
    ) -> list[tuple[int, int, dict[str, Any], dict[str, Any]]]:
        """The people of whom lines say something new: line, id, before, now."""
        if not said:
            return []
        rows = Contact.objects.filter(office=self.office_id, pk__in=said).order_by("id")
        changed = []
        for row in rows.select_for_update(no_key=True).values("id", "archived_at", *PERSON_COLUMNS):
            number = said[row["id"]][0].number
            before = {key: row[key] for key in PERSON_COLUMNS}
            now = before
            for wanted in said[row["id"]]:
                now = _with(now, wanted)
            if row["archived_at"] is not None:
                facts = {"name": row["name"]}
                outcome.tell(number, Finding("", STILL_ARCHIVED, facts, "warning"))
            if now != before:
                changed.append((number, row["id"], before, now))
        return changed


def _with(before: dict[str, Any], wanted: Wanted) -> dict[str, Any]:
    """The person with what the line says; words that people wrote are kept."""
    said, now = wanted.values, dict(before)
    if wanted.contact_id is not None and _says_more(said["name"], before["name"]):
        now["name"] = said["name"]
    if said.get("called"):
        now["preferred_name"] = said["called"]
    if said.get("language"):
        now["language"] = said["language"]
    if said.get("notes"):
        now["notes"] = joined_notes(before["notes"], said["notes"])
    return now


def joined_notes(before: str, said: str) -> str:
    """Notes with what the file adds; none of what is there goes."""
    if not before or said.strip() in before:
        return before or said
    return f"{before}\n\n{said}"


def _says_more(ours: str, theirs: str) -> bool:
    """Whether a name in the file is at least as whole as the one that is known."""
    words, known = person_key(ours).split(), person_key(theirs).split()
    return len(words) >= len(known) and len(words[0]) > 1 and words != known
