"""One sentence, logged in ten seconds: by keyboard, on a phone, in both languages, without script.

What a sentence means is the parser's matter and given here; the last journeys ask the parser.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from core.tenancy.context import office_context
from offices.models import Membership, Office
from outreach.enums.activities import ActivityKind
from outreach.models import Activity, FollowUp
from outreach.sentences.understood import NextStep, Understood
from partnerships.models import Partner
from tests.browser.conftest import PHONE, Visit, Visitor
from tests.factories import make_affiliation, make_contact, make_partner
from tests.outreach.hearing import candidates, named, understood

pytestmark = pytest.mark.django_db(transaction=True)

TODAY = "/o/alder/"
SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"

Meaning = Callable[[str, date], dict[str, Any]]


@pytest.fixture
def rivera(ana: Membership) -> Partner:
    with office_context(ana.office_id):
        partner = make_partner(ana.office, name="Rivera Machining", owner=ana, town="Harlow")
        make_affiliation(partner, make_contact(ana.office, name="Luis Rivera"), holds="primary")
        make_partner(ana.office, name="Copper Kettle Bakery", owner=ana)
    return partner


@pytest.fixture
def means(monkeypatch: pytest.MonkeyPatch) -> Callable[[Meaning], None]:
    """`means(lambda text, at: {…})` says what a sentence means."""

    def be(meaning: Meaning) -> None:
        def understand(office: Office, text: str, *, at: date) -> Understood:
            return understood(text, at, **meaning(text.lower(), at))

        monkeypatch.setattr("outreach.views.hearing.understand", understand)

    return be


@pytest.fixture
def call_rivera(rivera: Partner, means: Callable[[Meaning], None]) -> None:
    """ "called", "rivera", "4", "send" each mean what they seem to."""

    def meaning(text: str, at: date) -> dict[str, Any]:
        step = NextStep("Send the dates", at + timedelta(days=1), None)
        return {
            "kind": ActivityKind.CALL if "called" in text else None,
            "partners": (named(rivera),) if "rivera" in text else (),
            "places": 4 if "4" in text else None,
            "follow_up": step if "send" in text else None,
        }

    means(meaning)


def logged(member: Membership) -> list[tuple[str, str]]:
    """Kind and note of the activities that are not archived."""
    with office_context(member.office_id):
        return list(Activity.objects.filter(archived_at=None).values_list("kind", "notes"))


def heard(page: Page) -> Locator:
    return page.get_by_role("status", name="What we understood")


def saves(page: Page, press: Callable[[], None]) -> None:
    """Press what saves, and wait until the page behind is fetched anew."""
    with page.expect_response(lambda it: it.request.headers.get("hx-target") == "main"):
        press()


def chip(page: Page, key: str, place: str = "say") -> Locator:
    return page.locator(f"#{place}-chip-{key}-name")


def test_by_keyboard_it_takes_a_sentence_and_two_keys(
    visit: Visit, ana: Membership, call_rivera: None
) -> None:
    visitor = visit(ana)
    page = visitor.go(TODAY)
    page.locator("#say").focus()
    page.keyboard.type("Called Rivera, Luis can take 4 job shadows, send dates tomorrow")
    expect(heard(page)).to_contain_text("Rivera Machining")
    expect(heard(page)).to_contain_text("Send the dates")
    expect(page.locator("#say")).to_be_focused()
    assert visitor.axe() == []
    saves(page, lambda: page.keyboard.press("Control+Enter"))
    expect(page.locator("#toast-message")).to_contain_text(
        "Call with Rivera Machining logged. Follow-up set for"
    )
    expect(page.locator("#say")).to_have_value("")
    expect(page.locator("#say")).to_be_focused()
    assert [kind for kind, _ in logged(ana)] == ["call"]
    with office_context(ana.office_id):
        assert Activity.objects.get().places == 4
        assert FollowUp.objects.get().what == "Send the dates"


def test_enter_alone_logs_it_too_even_before_it_was_read(
    visit: Visit, ana: Membership, call_rivera: None
) -> None:
    page = visit(ana).go(TODAY)
    page.locator("#say").focus()
    page.keyboard.type("Called Rivera")
    saves(page, lambda: page.keyboard.press("Enter"))
    expect(page.locator("#toast-message")).to_contain_text("Call with Rivera Machining logged.")
    assert logged(ana) == [("call", "Called Rivera")]


def test_a_chip_is_corrected_by_keyboard_and_stays_so(
    visit: Visit, ana: Membership, call_rivera: None
) -> None:
    visitor = visit(ana)
    page = visitor.go(TODAY)
    page.locator("#say").type("Called Rivera")
    chip(page, "kind").focus()
    page.keyboard.press("Enter")
    call = page.get_by_role("radio", name="Call")
    expect(call).to_be_visible()
    page.keyboard.press("Tab")
    expect(call).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(chip(page, "kind")).to_contain_text("Email")
    email = page.get_by_role("radio", name="Email", exact=True)
    expect(email).to_be_focused()
    expect(email).to_be_visible()
    assert visitor.axe() == []
    page.keyboard.press("Escape")
    expect(email).to_be_hidden()
    expect(chip(page, "kind")).to_be_focused()
    page.locator("#say").type(", 4 places")
    expect(heard(page)).to_contain_text("Places offered: 4")
    expect(chip(page, "kind")).to_contain_text("Email")
    saves(page, lambda: page.keyboard.press("Control+Enter"))
    expect(page.locator("#toast-message")).to_contain_text("Email with Rivera Machining logged.")


def test_a_piece_is_left_out_by_keyboard(visit: Visit, ana: Membership, call_rivera: None) -> None:
    page = visit(ana).go(TODAY)
    page.locator("#say").type("Called Rivera, 4 places")
    chip(page, "places").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Leave out").focus()
    page.keyboard.press("Enter")
    expect(chip(page, "places")).to_have_count(0)
    expect(chip(page, "partners")).to_be_focused()
    page.locator("#say").type(" again")
    expect(heard(page)).to_contain_text("Call")
    saves(page, lambda: page.keyboard.press("Enter"))
    expect(page.locator("#toast-message")).to_contain_text("logged")
    with office_context(ana.office_id):
        assert Activity.objects.get().places is None


def test_two_that_fit_are_a_choice(
    visit: Visit, ana: Membership, rivera: Partner, means: Callable[[Meaning], None]
) -> None:
    with office_context(ana.office_id):
        dental = make_partner(ana.office, name="Rivera Dental", town="Tulsa")
    two = candidates("Rivera", "partner", rivera, dental)
    means(lambda text, at: {"kind": ActivityKind.CALL, "candidates": (two,)})
    visitor = visit(ana, PHONE)
    page = visitor.go(TODAY)
    page.locator("#say").fill("Called Rivera")
    page.get_by_role("button", name="Rivera Dental Tulsa").tap()
    expect(chip(page, "partners")).to_contain_text("Rivera Dental")
    expect(page.get_by_text("Which Rivera?")).to_have_count(0)
    assert visitor.axe() == []
    saves(page, page.get_by_role("button", name="Log it").tap)
    expect(page.locator("#toast-message")).to_contain_text("Call with Rivera Dental logged.")


def test_what_is_missing_is_asked_in_the_dialog(
    visit: Visit, ana: Membership, call_rivera: None
) -> None:
    visitor = visit(ana)
    page = visitor.go(TODAY)
    page.locator("#say").type("Called somebody, send dates")
    expect(heard(page)).to_contain_text("choose")
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("Choose at least one partner.")).to_be_visible()
    expect(dialog.get_by_label("What happened?")).to_have_value("Called somebody, send dates")
    assert visitor.axe() == []
    page.keyboard.type("copper")
    page.keyboard.press("Enter")
    expect(chip(page, "partners", "id")).to_contain_text("Copper Kettle Bakery")
    saves(page, lambda: page.keyboard.press("Control+Enter"))
    expect(page.locator("#toast-message")).to_contain_text("Copper Kettle Bakery logged.")


def test_nobody_of_that_name_becomes_a_partner_on_the_way(
    visit: Visit, ana: Membership, rivera: Partner, means: Callable[[Meaning], None]
) -> None:
    def meaning(text: str, at: date) -> dict[str, Any]:
        with office_context(ana.office_id):
            made = Partner.objects.filter(name="Acme Welding").first()
        unknown = () if made else (candidates("Acme Welding", "partner"),)
        known = (named(made),) if made else ()
        return {"kind": ActivityKind.MEETING, "partners": known, "candidates": unknown}

    means(meaning)
    visitor = visit(ana)
    page = visitor.go(TODAY)
    page.locator("#say").type("Met with Acme Welding")
    page.get_by_role("link", name="New partner: Acme Welding").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("Name", exact=True)).to_have_value("Acme Welding")
    expect(dialog.get_by_role("button", name="Close")).to_be_in_viewport()
    expect(dialog.get_by_role("button", name="Add partner")).to_be_in_viewport()
    assert visitor.axe() == []
    page.keyboard.press("Control+Enter")
    expect(dialog.get_by_label("What happened?")).to_have_value("Met with Acme Welding")
    expect(chip(page, "partners", "id")).to_contain_text("Acme Welding")
    saves(page, lambda: page.keyboard.press("Control+Enter"))
    expect(page.locator("#toast-message")).to_contain_text("Meeting with Acme Welding logged.")
    assert logged(ana) == [("meeting", "Met with Acme Welding")]


def test_in_the_dialog_the_controls_follow_the_sentence(
    visit: Visit, ana: Membership, call_rivera: None
) -> None:
    visitor = visit(ana)
    page = visitor.go("/o/alder/partners/")
    page.keyboard.press("l")
    dialog = page.get_by_role("dialog")
    note = dialog.get_by_label("What happened?")
    expect(note).to_be_focused()
    page.keyboard.type("Called Rivera, send dates tomorrow")
    expect(dialog.get_by_role("radio", name="Tomorrow")).to_be_checked()
    expect(chip(page, "partners", "id")).to_contain_text("Rivera Machining")
    chip(page, "when", "id").focus()
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("radio", name="Yesterday")).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog.get_by_role("radio", name="Yesterday")).to_be_hidden()
    expect(chip(page, "when", "id")).to_be_focused()
    dialog.get_by_role("radio", name="In 2 weeks").check(force=True)
    expect(heard(page)).to_contain_text("as you set it")
    note.press("End")
    page.keyboard.type(", 4 places")
    expect(heard(page)).to_contain_text("Places offered")
    expect(dialog.get_by_role("radio", name="In 2 weeks")).to_be_checked()
    assert visitor.axe() == []
    saves(page, lambda: page.keyboard.press("Control+Enter"))
    expect(page.locator("#toast-message")).to_contain_text("Follow-up set for")
    with office_context(ana.office_id):
        assert FollowUp.objects.get().due_on >= ana.office.today() + timedelta(days=14)


def test_an_answer_that_comes_late_changes_nothing(
    visit: Visit, ana: Membership, call_rivera: None
) -> None:
    page = visit(ana).go(TODAY)
    held: list[Any] = []

    def hold(route: Any) -> None:
        if held:
            route.continue_()
        else:
            held.append(route)

    page.route("**/log/parse/", hold)
    page.locator("#say").fill("Called")
    page.wait_for_timeout(400)
    page.locator("#say").fill("Called Rivera")
    expect(heard(page)).to_contain_text("Rivera Machining")
    assert len(held) == 1
    expect(heard(page)).to_contain_text("Rivera Machining")


@pytest.mark.parametrize("width", [390, 320])
def test_on_a_phone_every_chip_opens_and_nothing_scrolls_sideways(
    width: int, visit: Visit, ana: Membership, call_rivera: None
) -> None:
    visitor = visit(ana, {"width": width, "height": 700}, dark=True)
    page = visitor.go(TODAY)
    page.locator("#say").fill("Called Rivera, 4 places, send dates")
    for key in ("partners", "contacts", "kind", "when", "follow_up", "places"):
        chip(page, key).click()
        expect(page.locator(f"#say-chip-{key}")).to_have_attribute("open", "")
        assert not page.evaluate(SIDEWAYS), key
    assert visitor.axe() == []
    saves(page, page.get_by_role("button", name="Log it").click)
    expect(page.locator("#toast-message")).to_contain_text("logged")


def test_without_the_script_the_sentence_fills_the_page(
    visit: Visit, ana: Membership, call_rivera: None
) -> None:
    page = visit(ana, script=False).go(TODAY)
    page.get_by_label("What happened, in your own words").fill("Called Rivera, 4 places")
    page.get_by_role("button", name="Log it").click()
    page.wait_for_url("**/log/?notes=*")
    expect(chip(page, "partners", "id")).to_contain_text("Rivera Machining")
    page.get_by_label("What happened?").fill("Called Rivera, send dates")
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_role("radio", name="Tomorrow")).to_be_checked()
    page.get_by_role("button", name="Save touch").click()
    expect(page.locator(".tl").get_by_text("Called Rivera, send dates")).to_be_visible()
    assert logged(ana) == [("call", "Called Rivera, send dates")]


def test_in_spanish(visit: Visit, ana: Membership, call_rivera: None) -> None:
    ana.user.language = "es"
    ana.user.save()
    visitor: Visitor = visit(ana, PHONE, language="es-MX")
    page = visitor.go(TODAY)
    expect(page.locator("html")).to_have_attribute("lang", "es")
    page.locator("#say").fill("Called Rivera, send dates")
    expect(chip(page, "partners")).to_contain_text("Rivera Machining")
    expect(chip(page, "kind")).to_contain_text("Llamada")
    assert visitor.axe() == []
    saves(page, page.locator("[data-say] [data-save]").tap)
    expect(page.locator("#toast-message")).to_contain_text("Rivera Machining")
    assert logged(ana) == [("call", "Called Rivera, send dates")]


def test_the_parser_itself_is_behind_it(visit: Visit, ana: Membership, rivera: Partner) -> None:
    page = visit(ana).go(TODAY)
    page.locator("#say").focus()
    page.keyboard.type("Called Rivera, Luis can take 4 job shadows in March, follow up next Tue")
    expect(chip(page, "places")).to_contain_text("4 · job shadow")
    for key, said in (("partners", "Rivera Machining"), ("contacts", "Luis Rivera")):
        expect(chip(page, key)).to_contain_text(said)
    expect(chip(page, "follow_up")).to_contain_text("Tue, ")
    saves(page, lambda: page.keyboard.press("Control+Enter"))
    expect(page.locator("#toast-message")).to_contain_text(
        "Call with Rivera Machining logged. Follow-up set for Tue, "
    )


def test_the_parser_reads_spanish_on_a_phone(
    visit: Visit, ana: Membership, rivera: Partner
) -> None:
    with office_context(ana.office_id):
        make_partner(ana.office, name="Departamento de soldadura", kind="faculty-department")
    ana.user.language = "es"
    ana.user.save()
    page = visit(ana, PHONE, language="es-MX").go(TODAY)
    page.locator("#say").fill(
        "Almuerzo con Rivera y el departamento de soldadura, enviar fechas el lunes"
    )
    expect(chip(page, "partners")).to_contain_text("Rivera Machining, Departamento de soldadura")
    expect(chip(page, "follow_up")).to_contain_text("Enviar fechas · lun")
    saves(page, page.locator("[data-say] [data-save]").tap)
    assert [kind for kind, _ in logged(ana)] == ["luncheon"]
    with office_context(ana.office_id):
        assert FollowUp.objects.get().due_on.weekday() == 0
        assert Activity.objects.get().participations.count() == 2


def test_a_voicemail_is_logged_in_three_interactions_from_any_page(
    visit: Visit, ana: Membership, rivera: Partner
) -> None:
    page = visit(ana).go("/o/alder/partners/")
    page.keyboard.press("l")
    expect(page.get_by_role("dialog").get_by_label("What happened?")).to_be_focused()
    page.keyboard.type("Left Luis a voicemail, try Thursday")
    saves(page, lambda: page.keyboard.press("Control+Enter"))
    expect(page.locator("#toast-message")).to_contain_text("Voicemail with Rivera Machining")
    with office_context(ana.office_id):
        activity, step = Activity.objects.get(), FollowUp.objects.get()
        assert (activity.kind, activity.exchange) == ("voicemail", "attempt")
        assert (step.what, step.due_on.weekday()) == ("Try again", 3)


def test_long_names_stand_apart_in_the_choice_on_a_small_phone(
    visit: Visit, ana: Membership, rivera: Partner
) -> None:
    with office_context(ana.office_id):
        for town in ("Harlow", "Dunmore", "Northfork", "Cottonwood", "Tulsa", "Alder"):
            name = f"Association of the Builders of {town}"
            make_partner(ana.office, name=name, owner=ana, town=town)
    page = visit(ana, {"width": 320, "height": 700}).go("/o/alder/log/")
    options = page.locator(".options label")
    expect(options.nth(4)).to_be_attached()
    overflows = "them => them.filter(it => it.scrollHeight > it.clientHeight).length"
    assert options.evaluate_all(overflows) == 0
