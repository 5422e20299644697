"""Who asks for what in the office that is measured: sessions, a token, partners, words."""

import secrets
from typing import Any

from benchmarks.inside import answer

CLIENTS = 8
SLUG = "bulk-0001"


def facts(question: dict[str, Any]) -> dict[str, Any]:
    """Sign eight coordinators in and choose what they look at. Runs as the owner."""
    from core.tenancy.context import office_context
    from offices.models import Office

    office = Office.objects.get(slug=SLUG)
    with office_context(office.pk):
        return {
            "slug": SLUG,
            "office": office.pk,
            "sessions": _sessions(office),
            "token": _token(office),
            **_partners(office),
        }


def _sessions(office: Any) -> list[str]:
    from django.test import Client

    from offices.models import Membership

    found = Membership.objects.filter(office=office, role="coordinator", deactivated_at=None)
    members = list(found.select_related("user").order_by("id")[:CLIENTS])
    keys = []
    for number in range(CLIENTS):
        client = Client()
        client.force_login(members[number % len(members)].user)
        keys.append(str(client.session.session_key))
    return keys


def _token(office: Any) -> str:
    from offices.models import ApiToken, Membership
    from offices.queries.tokens import hash_secret

    secret = secrets.token_urlsafe(32)
    ApiToken.objects.create(
        office=office,
        membership=Membership.objects.filter(office=office, role="director").get(),
        name="Benchmark",
        prefix=secret[:4],
        token_hash=hash_secret(secret),
        can_write=True,
    )
    return f"lny_{office.pk}_{secret}"


def _partners(office: Any) -> dict[str, Any]:
    from partnerships.models import Partner, PartnerStanding

    standing = PartnerStanding.objects.filter(office=office, partner__archived_at=None)
    busiest = standing.order_by("-touch_count").first()
    assert busiest is not None
    others = standing.exclude(pk=busiest.pk).order_by("id").values_list("partner_id", flat=True)
    partners = list(others.filter(touch_count__gte=10)[:40]) or list(others[:40])
    names = Partner.objects.filter(office=office, pk__in=partners).values_list("name", flat=True)
    return {
        "busiest": busiest.partner_id,
        "busiest_touches": busiest.touch_count,
        "partners": partners,
        "names": list(names),
    }


if __name__ == "__main__":
    answer(facts)
