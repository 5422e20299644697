"""The weekly mail about partners whose health changed, as a kind that can be previewed and
switched off."""

from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from django.utils.translation import gettext_lazy

from core.outbox.write import Letter
from core.registries.mails import MailKind
from offices.actions.profiles import update_profile
from offices.models import Membership
from outcomes.models import CHECKS
from outcomes.queries.changes import COLUMNS, WEEK
from outcomes.queries.risk_mails import RULE, RiskNews, gather_news
from outcomes.risk_emails import risk_letter
from partnerships.enums.exits import ExitReason
from partnerships.enums.health import Band


def sample_news(member: Membership) -> Letter:
    """Three invented partners that moved in a week."""
    today = member.office.today()
    rows = [
        _invented(1, "Rivera Machining", Band.CARE, Band.RISK, ExitReason.BUSINESS_CLOSED),
        _invented(2, "Bluestem Family Clinic", Band.STRONG, Band.CARE, ExitReason.NO_OUTCOMES),
        _invented(3, "Copper Kettle Bakery", Band.CARE, Band.STRONG, ExitReason.NO_OUTCOMES),
    ]
    return risk_letter(RiskNews(member.office, today, today - WEEK, rows, len(rows)), member)


def real_news(member: Membership) -> Letter | None:
    """The mail as it would be written now; None where nothing has changed."""
    news = gather_news(member.office, member.office.today())
    return risk_letter(news, member) if news.count else None


def stop_news(member: Membership) -> Membership:
    """The member wants no mail about partners whose health changed any more."""
    return update_profile(by=member, fields={"risk_mail": False})


def _invented(pk: int, name: str, was: Band, band: Band, missing: ExitReason) -> Any:
    is_strong = band == Band.STRONG
    states = "".join("m" if key == missing and not is_strong else "o" for key in CHECKS)
    said: tuple[Any, ...] = (
        pk,
        pk,
        name,
        "",
        "",
        band.value,
        was.value,
        Decimal(20),
        states,
        {},
        [],
        0,
    )
    return SimpleNamespace(**dict(zip(COLUMNS, said, strict=True)))


RISK_NEWS = MailKind(
    rule=RULE,
    order=35,
    name=gettext_lazy("Changes of health"),
    what=gettext_lazy("Whose health has changed in a week and why, for the directors"),
    when=gettext_lazy("On Mondays at 7:20, or the next day with school, if a partner moved"),
    sample=sample_news,
    real=real_news,
    stop=stop_news,
)
