"""Offices that are loaded in bulk have thanked a part of their partners."""

from datetime import timedelta

from core.registries.standing import refresh_all_standing
from offices.models import Office
from outreach.models import Participation
from partnerships.models import PartnerStanding
from recognition.demo.bulk import LONGEST, SHARE, thank_in_bulk
from recognition.enums.channels import Channel
from recognition.models import Document, Recognition
from tests.factories import make_activity, make_partner


def test_a_part_of_what_partners_did_was_thanked_for(in_alder: Office) -> None:
    today, partners = in_alder.today(), [make_partner(in_alder) for _ in range(10)]
    for days in range(20):
        make_activity(*partners, kind="career-fair", starts_on=today - timedelta(days=days * 9))
    make_activity(*partners, kind="career-fair", status="planned")
    make_activity(*partners, kind="call")
    Participation.objects.filter(partner=partners[0]).update(attended=False)
    thank_in_bulk(in_alder.pk, today)
    made = list(Recognition.objects.select_related("activity"))
    assert SHARE - 15 < len(made) * 100 / (20 * 9) < SHARE + 15
    assert len({it.channel for it in made}) > 2
    for it in made:
        assert it.partner_id != partners[0].pk
        assert it.activity is not None
        assert (it.activity.kind, it.activity.status) == ("career-fair", "done")
        last = it.activity.starts_on + timedelta(days=LONGEST + 2)
        assert it.activity.starts_on <= it.given_on <= min(last, today)


def test_certificates_and_letters_have_what_is_printed(in_alder: Office) -> None:
    partners = [make_partner(in_alder) for _ in range(40)]
    make_activity(*partners, kind="job-shadow", starts_on=in_alder.today() - timedelta(days=60))
    thank_in_bulk(in_alder.pk, in_alder.today())
    made = list(Recognition.objects.select_related("document", "partner"))
    papers = [it for it in made if it.channel in (Channel.CERTIFICATE, Channel.LETTER)]
    assert {it.pk for it in made if it.document_id} == {it.pk for it in papers} != set()
    for it in papers:
        assert it.document is not None
        assert (it.document.kind, it.document.state) == (it.channel, "ready")
        assert (it.document.partner_id, it.document.to_name) == (it.partner_id, it.partner.name)
        assert it.document.activity_id == it.activity_id
        it.document.clean_fields()
    assert Document.objects.count() == len(papers)


def test_the_standing_is_right_once_it_is_computed(in_alder: Office) -> None:
    partners = [make_partner(in_alder) for _ in range(30)]
    make_activity(*partners, kind="job-shadow", starts_on=in_alder.today() - timedelta(days=60))
    thank_in_bulk(in_alder.pk, in_alder.today())
    refresh_all_standing(in_alder.pk)
    for standing in PartnerStanding.objects.all():
        given = Recognition.objects.filter(partner=standing.partner_id).first()
        assert standing.last_thanked_on == (given and given.given_on)
        assert (standing.unthanked_since is None) == (given is not None)
    assert 0 < Recognition.objects.count() < 30
