"""How well the scan would have warned, in words: whatever it is."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from outcomes.queries.backtest import ENOUGH, Backtest, Tally, YearWarned


def backtest_context(backtest: Backtest) -> dict[str, Any]:
    """The panel of the dashboard."""
    years = backtest.years
    return {
        "sentence": sentence_of(backtest) if backtest.is_enough else "",
        "verdict": verdict_of(backtest) if backtest.is_enough else "",
        "too_few": "" if backtest.is_enough else too_few(backtest),
        "span": _span(years),
        "rows": [_row(it) for it in years],
    }


def sentence_of(backtest: Backtest) -> str:
    """ "Of 31 we would have called at risk, 17 left; of 122 others, 9 left."."""
    said = _(
        "Of %(risky)d we would have called at risk, %(gone)d left; "
        "of %(rest)d others, %(lost)d left."
    )
    return said % {
        "risky": backtest.at_risk.all,
        "gone": backtest.at_risk.left,
        "rest": backtest.others.all,
        "lost": backtest.others.left,
    }


def verdict_of(backtest: Backtest) -> str:
    """Whether that is a warning, said as it is."""
    risky, others = _share(backtest.at_risk), _share(backtest.others)
    if risky is None or others is None:
        return _("There is nobody to compare with.")
    shares = {"risky": round(risky * 100), "rest": round(others * 100)}
    if risky > others:
        return _("%(risky)d%% against %(rest)d%%: it would have warned.") % shares
    return _("%(risky)d%% against %(rest)d%%: it would not have warned.") % shares


def too_few(backtest: Backtest) -> str:
    """Why nothing is said."""
    if not backtest.years:
        return _("Nothing can be said yet: it takes two whole school years on record.")
    said = ngettext(
        "Too few to tell: %(count)d partnership was lost in these years, and it takes %(least)d.",
        "Too few to tell: %(count)d partnerships were lost in these years, and it takes %(least)d.",
        backtest.endings,
    )
    return said % {"count": backtest.endings, "least": ENOUGH}


def _span(years: list[YearWarned]) -> str:
    """ "2021–22 to 2024–25"."""
    if not years:
        return ""
    first, last = years[0].year.label, years[-1].year.label
    words = {"first": first, "last": last}
    return first if first == last else _("%(first)s to %(last)s") % words


def _row(warned: YearWarned) -> dict[str, Any]:
    apart = warned.at_risk.apart + warned.others.apart
    return {
        "year": warned.year.label,
        "at_risk": _lost(warned.at_risk),
        "others": _lost(warned.others),
        "apart": apart,
    }


def _lost(tally: Tally) -> str:
    return _("%(left)d of %(all)d left") % {"left": tally.left, "all": tally.all}


def _share(tally: Tally) -> float | None:
    return tally.left / tally.all if tally.all else None
