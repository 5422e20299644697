"""What a line of the sheet "contacts" says, cleaned."""

from django.utils.translation import gettext_noop

from contacts.sheets.casing import softened_business, softened_name
from contacts.sheets.emails import clean_emails
from contacts.sheets.lines import Findings, Lines, Said, Values, tell
from contacts.sheets.people import people_of
from contacts.sheets.phones import clean_phones
from core.registries.sheets import Finding

WHO = gettext_noop("Write the person's name.")
ONE_A_LINE = gettext_noop("“%(text)s” is more than one person. Give each a line of their own.")

_PREFIXED = ("name", "first_name", "last_name", "role", "email", "phone")


class ContactLines(Lines):
    """Reads lines of the sheet "contacts"."""

    def read(self, said: Said, findings: Findings) -> Values:
        """The values of the person, and "partner", the name of where they work."""
        own: Findings = []
        people = people_of({f"_{key}": said[key] for key in _PREFIXED if key in said}, "", own)
        findings += [
            Finding(it.column.removeprefix("_"), it.message, it.facts, it.level, it.word)
            for it in own
        ]
        values: Values = dict(people[0]) if people else {"name": ""}
        if not people:
            findings.append(Finding("name", WHO))
        elif len(people) > 1:
            text = said.get("name", "")[:80]
            findings[:] = [Finding("name", ONE_A_LINE, {"text": text})]
        self._more(said, values, findings)
        values["partner"] = softened_business(self.text(said, "partner", 160, findings))
        return values

    def _more(self, said: Said, values: Values, findings: Findings) -> None:
        called = self.text(said, "called", 60, findings)
        if called:
            values["called"] = softened_name(called)
        for key, into, clean in (
            ("email_2", "emails", clean_emails),
            ("phone_2", "phones", clean_phones),
        ):
            if key in said:
                found = clean(said[key])
                tell(key, found.problems, findings)
                have = values.get(into, [])
                more = [it for it in found.value if it.lower() not in {x.lower() for x in have}]
                if have or more:
                    values[into] = have + more
        self.choice(said, "language", values, findings)
        self.choice(said, "holds", values, findings)
        self.flag(said, "decision_maker", values, findings)
        self.flag(said, "signatory", values, findings)
        if "notes" in said:
            values["notes"] = said["notes"]
