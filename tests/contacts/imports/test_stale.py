"""What has changed between the look at a file and its coming in."""

from django.utils import timezone

from contacts.models import Contact
from core.imports.counts import Counts
from core.imports.queries import counts_of
from core.models.imports import Import
from core.tenancy.context import office_context
from offices.models import Membership
from partnerships.models import Partner
from tests.contacts.imports.conftest import HEADER, ROWS, Desk


def names(desk: Desk) -> list[str]:
    with office_context(desk.member.office_id):
        return list(Partner.objects.order_by("id").values_list("name", flat=True))


def started(desk: Desk, run: Import) -> Import:
    desk.press(run, "start")
    return desk.worked(run)


def test_a_file_that_was_sent_twice_comes_in_once(desk: Desk) -> None:
    first, second = desk.checked(HEADER, *ROWS), desk.checked(HEADER, *ROWS)
    started(desk, first)
    started(desk, second)
    assert names(desk) == ["Rivera Machining", "Copper Kettle Bakery"]
    with office_context(desk.member.office_id):
        assert counts_of(second).created == 0


def test_what_came_first_stays_when_the_second_is_undone(desk: Desk) -> None:
    first, second = desk.checked(HEADER, *ROWS), desk.checked(HEADER, *ROWS)
    started(desk, first)
    started(desk, second)
    desk.press(second, "undo")
    desk.worked(second)
    assert names(desk) == ["Rivera Machining", "Copper Kettle Bakery"]


def test_whoever_leaves_out_what_is_there_leaves_out_what_came_meanwhile(desk: Desk) -> None:
    run = desk.checked("Company,Phone", "Rivera Machining,(918) 555-0142")
    desk.press(run, "matches", there="skip", alike="create")
    started(desk, desk.checked("Company", "Rivera Machining"))
    run = started(desk, run)
    with office_context(desk.member.office_id):
        assert counts_of(run) == Counts(read=1, skipped=1)
        assert Partner.objects.get().phone == ""


def test_lines_of_one_file_are_no_matter_of_others(desk: Desk) -> None:
    run = desk.checked("Company,City", "First Bank,Elm", "First Bank,Oak")
    started(desk, desk.checked("Company", "Rivera Machining"))
    started(desk, run)
    assert names(desk) == ["Rivera Machining", "First Bank", "First Bank"]


def checked_people(desk: Desk, *lines: str) -> Import:
    answer = desk.send("Company,Name,Email", *lines, sheet="contacts")
    run = desk.again(int(answer["Location"].rstrip("/").rsplit("/", 1)[1]))
    run = desk.worked(run)
    columns = {f"column-{index}": key for key, index in run.mapping.items()}
    assert desk.press(run, "columns", **columns).status_code == 302
    return desk.worked(run)


def test_somebody_who_is_gone_since_the_check_is_added(desk: Desk) -> None:
    desk.done("Company", "Rivera Machining")
    first = desk.done(HEADER, ROWS[0])
    run = checked_people(desk, "Rivera Machining,Luis Rivera,luis@rivera.example")
    desk.press(first, "undo")
    desk.worked(first)
    run = started(desk, run)
    with office_context(desk.member.office_id):
        assert list(Contact.objects.values_list("name", flat=True)) == ["Luis Rivera"]
        assert counts_of(run) == Counts(read=1, created=1)


def test_a_partner_that_two_lists_of_people_name_is_added_once(desk: Desk) -> None:
    first = checked_people(desk, "Rivera Machining,Luis Rivera,luis@rivera.example")
    second = checked_people(desk, "Rivera Machining,Rosa Diaz,rosa@rivera.example")
    started(desk, first)
    started(desk, second)
    assert names(desk) == ["Rivera Machining"]


def test_a_word_that_meant_a_member_who_has_left_is_asked_anew(desk: Desk, bob: Membership) -> None:
    header, line = "Company,Owner", "Acme,Zed Unknown"
    run = desk.checked(header, line)
    desk.press(run, "words", column="owner", word="Zed Unknown", means=str(bob.pk))
    desk.worked(run)
    with office_context(desk.member.office_id):
        Membership.objects.filter(pk=bob.pk).update(deactivated_at=timezone.now())
    again = desk.checked(header, line)
    assert (again.state, again.words) == ("ready", {})


def test_a_word_that_no_file_can_hold_is_refused(desk: Desk) -> None:
    run = desk.checked(HEADER, *ROWS)
    answer = desk.press(run, "words", column="kind", word="bak\x00ery", means="employer")
    assert answer.status_code == 400


def test_two_imports_that_are_undone_in_turn_leave_nothing(desk: Desk) -> None:
    first = desk.done("Company,City,Tier", "Rivera Machining,Harlow,")
    second = desk.done("Company,City,Tier", "Rivera Machining,Harlow,Key")
    for run in (second, first):
        desk.press(run, "undo")
        desk.worked(run)
    assert names(desk) == []
