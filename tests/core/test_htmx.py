"""One view answers a plain form and an htmx request, each in its own way."""

import json
from collections.abc import Callable

import pytest
from django.contrib.messages import get_messages
from django.contrib.messages.middleware import MessageMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.test import RequestFactory
from django_htmx.middleware import HtmxMiddleware

from core.htmx import ToastMiddleware, in_dialog, next_url, saved, toast

View = Callable[[HttpRequest], HttpResponse]


def ask(view: View, *, htmx: bool, **headers: str) -> tuple[HttpRequest, HttpResponse]:
    """Send a request through the middlewares that carry toasts."""
    extra = {"HX-Request": "true"} | headers if htmx else headers
    request = RequestFactory().post("/", headers=extra)
    inner = HtmxMiddleware(ToastMiddleware(view))
    response = MessageMiddleware(inner)(request)
    assert isinstance(response, HttpResponse)
    return request, response


def events(response: HttpResponse) -> dict[str, dict[str, str]]:
    heard: dict[str, dict[str, str]] = json.loads(response["HX-Trigger"])
    return heard


def save(request: HttpRequest) -> HttpResponse:
    return saved(request, to="/there/", message="Logged.", undo_url="/undo/")


def test_htmx_hears_close_refresh_and_the_toast() -> None:
    _request, response = ask(save, htmx=True)
    assert response.status_code == 204
    assert events(response) == {
        "closeDialog": {},
        "refreshMain": {},
        "toast": {"message": "Logged.", "undo": "/undo/"},
    }


def test_a_plain_form_is_redirected_and_the_toast_waits_there() -> None:
    request, response = ask(save, htmx=False)
    assert response.status_code == 302
    assert response["Location"] == "/there/"
    waiting = [(it.message, it.extra_tags) for it in get_messages(request)]
    assert waiting == [("Logged.", "/undo/")]


def test_leaving_sends_htmx_to_another_page_with_the_toast_waiting_there() -> None:
    request, response = ask(
        lambda request: saved(request, to="/new/", message="Added.", leave=True), htmx=True
    )
    assert response["HX-Redirect"] == "/new/"
    assert "HX-Trigger" not in response
    assert [it.message for it in get_messages(request)] == ["Added."]


def test_htmx_follows_a_redirect_as_a_whole_page() -> None:
    _request, response = ask(lambda request: HttpResponseRedirect("/elsewhere/"), htmx=True)
    assert response.status_code == 200
    assert response["HX-Redirect"] == "/elsewhere/"


def test_cookies_survive_the_turning_of_a_redirect() -> None:
    def view(request: HttpRequest) -> HttpResponse:
        response = HttpResponseRedirect("/elsewhere/")
        response.set_cookie("theme", "dark")
        return response

    _request, response = ask(view, htmx=True)
    assert response.cookies["theme"].value == "dark"


def test_after_signing_in_again_one_is_back_on_the_page() -> None:
    _request, response = ask(
        lambda request: HttpResponseRedirect("/accounts/login/?next=/o/alder/log/"),
        htmx=True,
        **{"HX-Current-URL": "http://testserver/o/alder/partners/?q=riv"},
    )
    assert response["HX-Redirect"] == ("/accounts/login/?next=%2Fo%2Falder%2Fpartners%2F%3Fq%3Driv")


@pytest.mark.parametrize(
    ("referer", "back"),
    [
        (
            "http://testserver/o/alder/partners/1/?kind=call#top",
            "%2Fo%2Falder%2Fpartners%2F1%2F%3Fkind%3Dcall",
        ),
        ("https://elsewhere.example/o/alder/", "%2F"),
        ("", "%2F"),
    ],
)
def test_a_form_sent_too_late_comes_back_to_its_page(referer: str, back: str) -> None:
    """The address that a form is sent to can often not be opened."""
    _request, response = ask(
        lambda request: HttpResponseRedirect("/accounts/login/?next=/o/alder/partners/1/archive/"),
        htmx=False,
        referer=referer,
    )
    assert response["Location"] == f"/accounts/login/?next={back}"


def test_signing_out_does_not_ask_to_come_back() -> None:
    _request, response = ask(
        lambda request: HttpResponseRedirect("/accounts/login/"),
        htmx=False,
        referer="http://testserver/o/alder/",
    )
    assert response["Location"] == "/accounts/login/"


def test_two_toasts_become_one_that_undoes_the_last() -> None:
    def view(request: HttpRequest) -> HttpResponse:
        toast(request, "Archived.", undo_url="/undo/1/")
        toast(request, "Moved.", undo_url="/undo/2/")
        return HttpResponse()

    _request, response = ask(view, htmx=True)
    assert events(response) == {"toast": {"message": "Archived. Moved.", "undo": "/undo/2/"}}


@pytest.mark.parametrize("htmx", [True, False])
def test_caches_keep_page_and_fragment_apart(htmx: bool) -> None:
    _request, response = ask(lambda request: HttpResponse(), htmx=htmx)
    assert "HX-Request" in response["Vary"]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ("/o/alder/", "/o/alder/"),
        ("", "/home/"),
        ("https://evil.example/", "/home/"),
        ("//evil.example/", "/home/"),
        ("javascript:alert(1)", "/home/"),
    ],
)
def test_next_leads_only_to_pages_of_ours(wanted: str, expected: str) -> None:
    request = RequestFactory().post("/", {"next": wanted})
    assert next_url(request, "/home/") == expected


def test_only_htmx_asks_for_the_dialog() -> None:
    answers = []

    def view(request: HttpRequest) -> HttpResponse:
        answers.append(in_dialog(request))
        return HttpResponse()

    ask(view, htmx=True, **{"HX-Target": "dialog-body"})
    ask(view, htmx=True, **{"HX-Target": "main"})
    ask(view, htmx=False, **{"HX-Target": "dialog-body"})
    assert answers == [True, False, False]


def test_words_of_a_toast_cannot_become_headers_or_markup() -> None:
    hostile = "Río\r\nSet-Cookie: a=b\n<script>alert(1)</script> \u2028 \U0001f600"
    _, response = ask(lambda r: saved(r, to="/", message=hostile), htmx=True)
    assert response["HX-Trigger"].isascii()
    assert not {"\r", "\n"} & set(response["HX-Trigger"])
    assert events(response)["toast"]["message"] == hostile


def test_a_toast_is_short_enough_for_a_header_and_a_cookie() -> None:
    _, response = ask(lambda r: saved(r, to="/", message="ñ" * 30_000), htmx=True)
    assert len(events(response)["toast"]["message"]) == 300
    assert len(response["HX-Trigger"]) < 2_500
