"""One of each thing that an address may name, in the Alder office."""

from datetime import date
from typing import Any

from core.models.imports import Import, ImportRow
from offices.models import (
    ApiToken,
    Holiday,
    Membership,
    Office,
    OfficeLabel,
    Program,
    SiteLeader,
    Term,
)
from outcomes.models import MutedCheck
from partnerships.models import Exit, OwnExitReason
from tests.factories import (
    make_activity,
    make_affiliation,
    make_concern,
    make_contact,
    make_document,
    make_follow_up,
    make_image,
    make_need,
    make_partner,
    make_recognition,
    make_site,
)
from tests.factories.outcomes import make_measure, make_result
from tests.laws.agreements import the_agreement, the_file
from tests.laws.batches import make_batch


def make_things(office: Office, member: Membership) -> dict[str, Any]:
    """Part of an address → a value that exists. Call it inside the office.

    A new part (say, `agreement`) has to be added here; until then the law of the addresses fails.
    """
    site = make_site(office, name="Harlow High")
    partner = make_partner(office, name="Rivera Machining", owner=member, sites=[site])
    agreement = the_agreement(partner)
    contact = make_contact(office, name="Luis Rivera")
    affiliation = make_affiliation(partner, contact, role="Owner")
    activity = make_activity(partner, recorded_by=member)
    follow_up = make_follow_up(partner, member)
    thanks = make_recognition(partner, activity=activity, recorded_by=member)
    program = Program.objects.create(
        office=office, site=site, name="Welding", career_cluster="construction"
    )
    leader = SiteLeader.objects.create(
        office=office, site=site, member=member, started_on=date(2025, 8, 1)
    )
    fall = {"starts_on": date(2026, 8, 17), "ends_on": date(2026, 12, 18)}
    term = Term.objects.create(office=office, name="Fall", **fall)
    holiday = Holiday.objects.create(office=office, name="Fair days", **fall)
    email = affiliation.emails.create(office=office, address="luis@example.org")
    token = ApiToken.objects.create(
        office=office, membership=member, name="Script", prefix="abcd", token_hash="0" * 64
    )
    label = OfficeLabel.objects.create(office=office, vocabulary="tier", slug="key", label="Anchor")
    run = Import.objects.create(
        office=office,
        sheet="partners",
        filename="partners.csv",
        by=member,
        state="ready",
        header=["Name"],
        mapping={"name": 0},
        row_count=1,
    )
    ImportRow.objects.create(
        office=office,
        run=run,
        number=2,
        cells=["Rivera Machining"],
        state="match",
        match_id=partner.pk,
        match_name=partner.name,
    )
    gone = make_partner(office, name="Gone Mill", stage="ended")
    ending = Exit.objects.create(
        office=office, partner=gone, ended_on=date(2026, 6, 1), from_stage="active"
    )
    reason = OwnExitReason.objects.create(office=office, name="Moved away")
    mute = MutedCheck.objects.create(
        office=office,
        partner=partner,
        check_key="business_closed",
        reason="They move house",
        until=date(2026, 12, 1),
    )
    return {
        "exit": ending.pk,
        "reason": reason.pk,
        "year": 2025,
        "mute": mute.pk,
        "check": "business_closed",
        "batch": make_batch(office, member).pk,
        "run": run.pk,
        "number": 2,
        "partner": partner.pk,
        "contact": contact.pk,
        "affiliation": affiliation.pk,
        "activity": activity.pk,
        "follow_up": follow_up.pk,
        "agreement": agreement.pk,
        "file": the_file(agreement, member).pk,
        "need": make_need(partner).pk,
        "measure": make_measure(office).pk,
        "result": make_result(partner).pk,
        "concern": make_concern(partner).pk,
        "recognition": thanks.pk,
        "document": make_document(partner, recorded_by=member).pk,
        "image": make_image(office).pk,
        "site": site.pk,
        "program": program.pk,
        "leader": leader.pk,
        "term": term.pk,
        "holiday": holiday.pk,
        "token": token.pk,
        "label": label.pk,
        "member": member.pk,
        "mail": "daily-digest",
        "email": email.pk,
        "vocabulary": "tier",
    }
