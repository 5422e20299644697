"""The dashboard as the tests look at it: its figures, and the lists behind them."""

import re
from html import unescape
from io import BytesIO

from django.test import Client
from pypdf import PdfReader

from tests.laws.exported import csv_of

PAGE = "/o/alder/retention/"
LINK = re.compile(r'href="(/o/alder/retention/(?:partners|exits)/\?[^"]+)"[^>]*>(.*?)</a>', re.S)
TAG = re.compile(r"<[^>]+>")
COUNT = re.compile(r'<span class="count">(\d+)</span>')


def page(client: Client, query: str = "") -> str:
    return str(client.get(f"{PAGE}{query}").content.decode())


def words_of(html: str) -> str:
    return " ".join(TAG.sub(" ", html).split())


def figures(html: str) -> list[tuple[str, str]]:
    """Address and words of each link to a list behind a figure."""
    return [(unescape(url), words_of(words)) for url, words in LINK.findall(html)]


def printed(content: bytes) -> str:
    """The words of a PDF."""
    return " ".join("".join(it.extract_text() for it in PdfReader(BytesIO(content)).pages).split())


def count_of(client: Client, url: str) -> int:
    found = COUNT.search(client.get(url).content.decode())
    assert found, url
    return int(found[1])


def lines_of(client: Client, url: str) -> int:
    return len(csv_of(client.get(url.replace("/?", ".csv?"))))
