"""Where a file does not say what kind its partners are, the pages say what they will be."""

from core.tenancy.context import office_context
from offices.models import OfficeLabel
from partnerships.models import Partner
from tests.contacts.imports.conftest import HEADER, ROWS, Desk
from tests.factories import make_partner

SAID = "Without a column for the kind, each new partner is of the kind “{}”."
PLAIN = ("Company,City", "Rivera Machining,Harlow", "Copper Kettle Bakery,Harlow")


def test_the_columns_and_the_dry_run_say_it_and_so_it_comes(desk: Desk) -> None:
    assert SAID.format("Employer") in desk.page(desk.upload(*PLAIN))
    run = desk.checked(*PLAIN)
    assert SAID.format("Employer") in desk.page(run)
    desk.press(run, "start")
    desk.worked(run)
    with office_context(desk.member.office_id):
        assert set(Partner.objects.values_list("kind", flat=True)) == {"employer"}


def test_it_is_the_office_s_own_word(desk: Desk) -> None:
    with office_context(desk.member.office_id):
        OfficeLabel.objects.create(
            office=desk.member.office, vocabulary="partner-kind", slug="employer", label="Host firm"
        )
    assert SAID.format("Host firm") in desk.page(desk.upload(*PLAIN))


def test_partners_that_people_bring_with_them_are_meant_too(desk: Desk) -> None:
    def columns(*lines: str) -> str:
        answer = desk.send(*lines, sheet="contacts")
        pk = int(answer["Location"].rstrip("/").rsplit("/", 1)[1])
        desk.work(pk)
        return desk.page(desk.again(pk))

    assert SAID.format("Employer") in columns("Name,Company", "Luis Rivera,Rivera Machining")
    assert "Without a column" not in columns("Name,Email", "Luis Rivera,luis@rivera.example")


def test_with_a_column_for_it_nothing_is_said(desk: Desk) -> None:
    assert "Without a column" not in desk.page(desk.upload(HEADER, *ROWS))
    assert "Without a column" not in desk.page(desk.checked(HEADER, *ROWS))


def test_where_nothing_is_added_the_dry_run_says_nothing(desk: Desk) -> None:
    with office_context(desk.member.office_id):
        make_partner(desk.member.office, name="Rivera Machining", town="Harlow")
    assert "Without a column" not in desk.page(desk.checked(*PLAIN[:2]))
