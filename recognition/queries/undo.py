"""Which acts of thanks one click has recorded, signed, so that another takes them back."""

from collections.abc import Iterable
from datetime import timedelta

from django.core import signing

from offices.models import Office

SALT = "lanyard.thanks.undo"
KEPT = timedelta(days=30)
"""How long an Undo may be pressed."""


def signed_ids(office: Office, ids: Iterable[int]) -> str:
    """The ids for an address: their steps are smaller than themselves."""
    steps, last = [], 0
    for pk in sorted(ids):
        steps.append(pk - last)
        last = pk
    return signing.dumps([office.pk, *steps], salt=SALT, compress=True)


def read_ids(office: Office, signed: str) -> list[int]:
    """The ids again; none for what is not ours, not of this office, or too old."""
    try:
        office_id, *steps = signing.loads(signed, salt=SALT, max_age=KEPT)
    except (signing.BadSignature, ValueError):
        return []
    ids, last = [], 0
    for step in steps if office_id == office.pk else ():
        last += step
        ids.append(last)
    return ids
