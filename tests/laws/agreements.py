"""Agreements for the laws: one of them, its file, and as many as a list needs."""

from datetime import timedelta
from io import BytesIO

from offices.models import Membership, Office
from partnerships.actions.agreement_files import add_file
from partnerships.models import Agreement, AgreementFile, Partner
from tests.factories import make_partner, make_site
from tests.factories.agreements import make_agreement

PDF = b"%PDF-1.7\ntrailer<<>>\n%%EOF\n"


def the_agreement(partner: Partner) -> Agreement:
    """An agreement with a goal."""
    found = Agreement.objects.filter(office=partner.office_id, partner=partner).first()
    return found or make_agreement(partner, goals=[{"words": "Job shadows", "target": 10}])


def the_file(agreement: Agreement, by: Membership) -> AgreementFile:
    """A paper of it, which is kept."""
    return add_file(by=by, agreement=agreement, upload=BytesIO(PDF), name="Signed.pdf")


def agreed(office: Office, member: Membership, partner: Partner, number: int) -> None:
    """What was agreed with a partner, with its parent and with others; half of it ends soon."""
    soon = office.today() + timedelta(days=40)
    goals = [{"words": "Job shadows", "target": 10}, {"words": "Talks", "target": 2}]
    for _ in range(number):
        other = make_partner(office, owner=member)
        make_agreement(other, ends_on=soon, goals=goals)
        make_agreement(partner, goals=goals)


def with_much(office: Office, member: Membership, partner: Partner, number: int) -> None:
    """More goals, sites, names and files of one agreement."""
    agreement = the_agreement(partner)
    for index in range(number):
        agreement.goals.create(office=office, words=f"Goal {index}", target=3)
        agreement.sites.create(office=office, site=make_site(office))
        agreement.signatories.create(office=office, side="ours", name=f"Somebody {index}")
        agreement.files.create(
            office=office, name=f"{index}.pdf", file=f"x/{index}", kind="application/pdf", size=9
        )
