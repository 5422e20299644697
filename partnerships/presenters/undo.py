"""Undo for what this very request has saved."""

from urllib.parse import urlencode

from django.urls import reverse

from core.history.read import find_change
from core.history.tell import why_not
from core.history.undo import own_key
from core.history.words import words_for
from offices.requests import OfficeRequest
from partnerships.presenters.history_page import SUBJECT, asked_for


def undo_of_this(request: OfficeRequest, partner: int) -> str:
    """The address that takes back what this request did to the partner and all that is its.

    Empty when nothing was changed, or when it cannot be taken back; for `saved(…, undo_url=…)`.
    """
    asked, key = asked_for(request, partner), own_key()
    change = find_change(asked, key)
    if change is None or not change.events:
        return ""
    if why_not(SUBJECT, change, words_for(asked, [change], labels={})):
        return ""
    address = reverse("partner_history_undo", args=[request.office.slug, partner])
    return f"{address}?{urlencode({'entry': key})}"
