"""Makers of rows for tests. Use them inside an office (`in_alder`, `office_context`)."""

from tests.factories.contacts import make_affiliation, make_contact
from tests.factories.facts import make_concern, make_need
from tests.factories.outreach import make_activity, make_follow_up
from tests.factories.partnerships import make_partner, make_site
from tests.factories.recognition import make_document, make_image, make_recognition

__all__ = [
    "make_activity",
    "make_affiliation",
    "make_concern",
    "make_contact",
    "make_document",
    "make_follow_up",
    "make_image",
    "make_need",
    "make_partner",
    "make_recognition",
    "make_site",
]
