"""What holds for every kind of mail, in both languages: each client shows it, nothing is fetched,
a human answers, and its links lead into the right office."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.template import Template
from django.test.signals import template_rendered

from core.delivery.email import as_email
from core.outbox.write import Letter, Slot, post
from core.registries.mails import MailKind, mail_kinds
from core.tenancy.context import office_context
from offices.models import Membership, Office
from outreach.queries.digests import RULE
from tests.factories import make_follow_up, make_partner

ROOT = Path(__file__).resolve().parents[2] / "templates"
MAIL_TEMPLATES = [
    *(path for path in (ROOT / "emails").glob("*.html") if path.stem != "base"),
    *(ROOT / "account" / "email").glob("*_message.html"),
]
WIDEST = 600  # pixels
CLIPPED = 102 * 1024  # bytes; Gmail cuts what is longer
LINE = 78  # characters of text (RFC 5322, 2.1.1)
FETCHING = {
    "img",
    "link",
    "script",
    "iframe",
    "object",
    "embed",
    "video",
    "audio",
    "source",
    "base",
}
STYLED = re.compile(r"\.([a-z]+)(?=[{,])")
KINDS = [
    pytest.param(kind, language, id=f"{kind.rule}-{language}")
    for kind in mail_kinds()
    for language in ("en", "es")
]
every_mail = pytest.mark.parametrize(("kind", "language"), KINDS)


@dataclass
class Markup(HTMLParser):
    """The elements of a mail with their attributes, and its links."""

    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attrs for name, attrs in self.elements if name == tag]

    @property
    def links(self) -> list[str]:
        return [attrs["href"] for attrs in self.all("a") if not attrs["href"].startswith("tel:")]


def parse(html: str) -> Markup:
    markup = Markup()
    markup.feed(html)
    return markup


def sample(kind: MailKind, language: str, member: Membership) -> Letter:
    member.user.language = language
    with office_context(member.office_id):
        return kind.sample(member)


@pytest.fixture
def letter(kind: MailKind, language: str, adam: Membership) -> Letter:
    return sample(kind, language, adam)


@pytest.fixture
def head(letter: Letter, kind: MailKind, alder: Office) -> Any:
    """The message as it leaves, for its head."""
    with office_context(alder.pk):
        message = post(Slot(alder.pk, kind.rule, "member:3", "law"), letter, alder.recorded_at)
    return as_email(message).message()


def test_every_template_of_mail_belongs_to_a_kind(adam: Membership) -> None:
    seen: set[str] = set()

    def note(sender: Any, template: Template, **_: Any) -> None:
        seen.add(str(template.name))

    template_rendered.connect(note)
    for kind in mail_kinds():
        sample(kind, "en", adam)
    template_rendered.disconnect(note)
    assert {str(path.relative_to(ROOT)) for path in MAIL_TEMPLATES} <= seen


@pytest.mark.parametrize("path", MAIL_TEMPLATES, ids=lambda path: path.stem)
def test_every_template_has_its_twin_in_text(path: Path) -> None:
    assert path.with_suffix(".txt").exists()


@every_mail
def test_the_twins_link_to_the_same_pages(letter: Letter) -> None:
    assert set(re.findall(r"https?://\S+", letter.text)) == set(parse(letter.html).links)


@every_mail
def test_the_twin_can_be_read_as_it_is(letter: Letter) -> None:
    lines = letter.text.splitlines()
    assert all(len(line) <= LINE for line in lines if "://" not in line)
    assert "\n\n\n" not in letter.text
    assert not re.search(r"<[a-z/]|&[a-z]+;", letter.text)


@every_mail
def test_it_says_its_language_and_its_title(letter: Letter, language: str) -> None:
    markup = parse(letter.html)
    assert markup.all("html")[0]["lang"] == language
    assert re.search(r"<title>[^<]*\w[^<]*</title>", letter.html)
    assert len(markup.all("h1")) == 1


@every_mail
def test_nothing_is_fetched_and_nobody_is_watched(letter: Letter) -> None:
    fetching = FETCHING & {tag for tag, _ in parse(letter.html).elements}
    assert not fetching
    assert not re.search(r"\bsrc=|url\(|@import|<form", letter.html)


@every_mail
def test_its_looks_stand_on_its_elements(letter: Letter) -> None:
    """Programs that strip style elements lose only what depends on the screen."""
    known = set(STYLED.findall((ROOT / "emails" / "mail.css").read_text()))
    for tag, attrs in parse(letter.html).elements:
        for name in attrs.get("class", "").split():
            assert name in known, f"{name} has no style in mail.css"
            assert attrs.get("style"), f"<{tag} class={name}> has no style of its own"


@every_mail
def test_tables_that_lay_out_are_no_tables_to_a_screen_reader(letter: Letter) -> None:
    tables = re.findall(r"<table\b[^>]*>", letter.html)  # those for Outlook alone stand in comments
    assert tables
    assert all('role="presentation"' in table for table in tables)


@every_mail
def test_it_is_no_wider_than_a_reading_pane(letter: Letter) -> None:
    widths = re.findall(r"(?:max-)?width[:=]\s*\"?(\d+)(?:px|\")", letter.html)
    assert widths
    assert max(map(int, widths)) <= WIDEST
    assert "max-width: 600px" in letter.html


@every_mail
def test_it_knows_the_dark(letter: Letter) -> None:
    assert '<meta name="color-scheme" content="light dark">' in letter.html
    assert "@media (prefers-color-scheme:dark)" in letter.html


@every_mail
def test_its_links_lead_into_the_right_office(letter: Letter, kind: MailKind) -> None:
    base = settings.BASE_URL.rstrip("/")
    inside = f"{base}/o/alder/" if kind.of_office else f"{base}/accounts/"
    for link in parse(letter.html).links:
        assert link.startswith((inside, f"{base}/mail/stop/"))


@every_mail
def test_a_machine_wrote_it_and_a_human_answers(head: Any, kind: MailKind) -> None:
    assert head["Auto-Submitted"] == "auto-generated"
    assert head["Message-ID"].startswith("<")
    if kind.of_office:
        assert head["Reply-To"] == "Alice Alvarez <alice@example.org>"


@every_mail
def test_what_recurs_can_be_sorted_and_stopped(head: Any, kind: MailKind) -> None:
    if kind.recurring:
        assert head["List-Id"] == f"<{kind.rule}.alder.localhost>"
        assert kind.stop is not None
    if kind.stop is not None:
        assert head["List-Unsubscribe"].startswith(f"<{settings.BASE_URL}/mail/stop/")
        assert head["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    else:
        assert head["List-Unsubscribe"] is None


@every_mail
def test_an_answer_is_announced_by_name(letter: Letter, kind: MailKind) -> None:
    for twin in (letter.html, letter.text):
        assert ("Alice Alvarez" in twin) == kind.of_office


def test_a_digest_full_of_long_names_is_not_clipped(alder: Office, adam: Membership) -> None:
    (digest,) = (kind for kind in mail_kinds() if kind.rule == RULE)
    assert digest.real is not None
    with office_context(alder.pk):
        for number in range(40):
            partner = make_partner(alder, name=f"{number} " + "Ñandú & Söhne <Werk> " * 5)
            make_follow_up(partner, adam, what="Ruf “zurück” " * 14, due_on=alder.today())
        letter = digest.real(adam)
        assert letter is not None
        message = post(Slot(alder.pk, RULE, "member:3", "law"), letter, alder.recorded_at)
    assert len(letter.html.encode()) <= CLIPPED
    assert len(as_email(message).message().as_bytes()) <= CLIPPED
    assert "<Werk>" not in letter.html
    assert "Ñandú & Söhne <Werk>" in letter.text
