"""Next steps of a log: a follow-up where it is to come, words in the notes where it is over."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from outreach.models import FollowUp
from outreach.sentences.kinds import kind_said
from outreach.sentences.text import Text
from outreach.sheets.days import clean_days
from outreach.sheets.reading import Reader, Told

OVER = gettext_noop("The next step was due on %(day)s, so it stands in the notes.")
NO_DAY = gettext_noop("The next step has no day, so it stands in the notes.")
NOBODYS = gettext_noop("Nobody in the office has this next step, so it stands in the notes.")
LEFT = gettext_noop("%(name)s has left the office, so the next step is yours.")

LONGEST = int(FollowUp._meta.get_field("what").max_length or 0)


def read_step(reader: Reader, told: Told) -> None:
    """What is due next, by whom and when: {"what", "due", "kind", "owner"} under "step"."""
    what, due = " ".join(told.cell("follow_up_what").split()), _due(reader, told)
    if not what and not due:
        return
    owner = _owner(reader, told)
    if not due:
        told.find("follow_up_what", NO_DAY)
        told.rest.append(_("Next step: %(what)s") % {"what": what})
    elif date.fromisoformat(due) < reader.today:
        told.find("follow_up_due", OVER, {"day": due})
        told.rest.append(_("Next step: %(what)s, due %(day)s") % {"what": what, "day": due})
    elif owner is None:
        told.find("follow_up_owner", NOBODYS)
        told.rest.append(_("Next step: %(what)s, due %(day)s") % {"what": what, "day": due})
    else:
        told.values["step"] = _step(told, what or _("Follow up"), due, owner)


def _step(told: Told, what: str, due: str, owner: int) -> dict[str, str | int]:
    said = kind_said(Text(what).folded)
    if len(what) > LONGEST:
        told.rest.append(_("Next step: %(what)s") % {"what": what})
        what = f"{what[: LONGEST - 1]}…"
    return {"what": what, "due": due, "kind": said.kind.value if said else "", "owner": owner}


def _due(reader: Reader, told: Told) -> str:
    text = told.cell("follow_up_due")
    if not text:
        return ""
    after = told.values.get("date")
    near = date.fromisoformat(after) if after else reader.today
    order = reader.run.day_order("follow_up_due")
    cleaned = clean_days(text, near, ahead=True, order=order)
    for problem in cleaned.problems:
        told.findings.append(problem._replace(level="warning").at("follow_up_due"))
    if not cleaned.value.first:
        told.put_by("follow_up_due")
    return cleaned.value.first


def _owner(reader: Reader, told: Told) -> int | None:
    """Whoever the line names, else who logged it, else who brings it in; nobody who has left."""
    named = reader.member(told, "follow_up_owner")
    there = {it.pk: it for _key, it in reader.members.entries}
    for pk in (named, told.values.get("logged_by"), reader.author):
        if pk in there and there[pk].is_there:
            return pk
        if pk == named and pk in there:
            told.find("follow_up_owner", LEFT, {"name": there[pk].name})
    return None
