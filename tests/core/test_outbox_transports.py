"""Transports against a real mail server that misbehaves when told to."""

from datetime import UTC, datetime

import pytest
from django.conf import LazySettings

from core.delivery.catcher import CatcherTransport
from core.delivery.smtp import SmtpTransport
from core.delivery.transport import AddressRefused, NoAnswer, Refused, TryLater, transport
from core.embedded import ports
from core.embedded.mail_catcher.store import MailStore
from core.models.outbox import OutboxMessage
from tests.core.conftest import FAULTS


def message(**fields: object) -> OutboxMessage:
    """A message that is not in the database: transports only read it."""
    message = OutboxMessage(
        message_id="<1@test>",
        to_name="Ana Ames, M.Ed.",
        to_address="ana@example.org",
        subject="3 things today",
        text="Call them\n",
        html="<p>Call them</p>",
        next_try_at=datetime(2026, 11, 20, tzinfo=UTC),
    )
    for name, value in fields.items():
        setattr(message, name, value)
    return message


def test_the_settings_choose_the_transport(store: MailStore, settings: LazySettings) -> None:
    assert isinstance(transport(), CatcherTransport)
    settings.MAIL_CATCHER_URL = ""
    assert type(transport()) is SmtpTransport


def test_a_message_arrives_whole_and_is_confirmed(store: MailStore) -> None:
    assert transport().can_confirm("<1@test>") is False
    transport().send(message())
    assert transport().can_confirm("<1@test>") is True
    (caught,) = store.newest_first()
    assert (caught.recipients, caught.subject) == (("ana@example.org",), "3 things today")
    assert (caught.text, caught.html) == ("Call them\n", "<p>Call them</p>\n")
    assert dict(caught.headers)["To"] == '"Ana Ames, M.Ed." <ana@example.org>'


def test_plain_smtp_can_not_confirm(store: MailStore) -> None:
    assert SmtpTransport().can_confirm("<1@test>") is None


def test_a_temporary_no_may_be_tried_later(store: MailStore) -> None:
    FAULTS.change({"refuse": 1})
    with pytest.raises(TryLater, match=r"451 4\.3\.0 Not now, try again later"):
        transport().send(message())


def test_a_no_for_good_is_for_good(store: MailStore) -> None:
    FAULTS.change({"reject": 1})
    with pytest.raises(Refused, match=r"550 5\.1\.1 Not here"):
        transport().send(message())


def test_a_no_that_names_the_address_blames_it(store: MailStore) -> None:
    FAULTS.change({"reject": 1})
    with pytest.raises(AddressRefused):
        transport().send(message())


def test_an_address_that_can_not_be_written_is_refused(store: MailStore) -> None:
    with pytest.raises(Refused):
        transport().send(message(to_address="añá@example.org"))


def test_a_line_that_is_cut_leaves_a_doubt_that_the_catcher_clears(store: MailStore) -> None:
    FAULTS.change({"drop": 1})
    with pytest.raises(NoAnswer):
        transport().send(message())
    assert transport().can_confirm("<1@test>") is True


def test_a_server_that_is_not_there_may_be_tried_later(
    store: MailStore, settings: LazySettings
) -> None:
    settings.EMAIL_PORT = ports.any_free()
    with pytest.raises(TryLater):
        transport().send(message())


def test_a_catcher_that_can_not_be_asked_says_nothing(
    store: MailStore, settings: LazySettings
) -> None:
    settings.MAIL_CATCHER_URL = f"http://localhost:{ports.any_free()}"
    with pytest.raises(NoAnswer, match="the mail catcher can not be asked"):
        transport().can_confirm("<1@test>")
