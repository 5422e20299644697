"""Why partnerships end here, and how the survey's directors see it: ranks, not lengths."""

from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from core.charts import bar
from outcomes.presenters.retention import Asked
from outcomes.presenters.retention_words import reason_label, share
from partnerships.enums.exits import NOT_IN_OUR_HANDS, SURVEY_SHARES, ExitReason


@dataclass(frozen=True)
class Reason:
    """A reason with its share of the endings here and of the survey's answers, and both ranks;
    those of the office's own have none in the survey."""

    label: str
    is_ours: bool
    count: int
    url: str
    share: str
    rank: str
    chart: SafeString
    survey_share: str = ""
    survey_rank: str = ""
    survey_chart: SafeString | str = ""


def reasons(asked: Asked) -> dict[str, object]:
    """The reasons that were named, the usual ones first, and the sums below them."""
    counts = asked.counts
    named = {f"reason.{it}": counts[f"reason.{it}"] for it in ExitReason.values}
    named |= {f"own.{it.pk}": counts[f"own.{it.pk}"] for it in asked.frame.own_reasons}
    found = sorted((it for it in named if named[it]), key=lambda it: -named[it])
    ranks = {it: 1 + sum(named[other] > named[it] for other in found) for it in found}
    return {
        "of": counts["exits"],
        "since": asked.frame.years[-3].label,
        "rows": [_reason(asked, it, ranks[it]) for it in found],
        "unnamed": [reason_label(it) for it in ExitReason.values if not named[f"reason.{it}"]],
        "sums": _sums(asked),
    }


def _reason(asked: Asked, key: str, rank: int) -> Reason:
    name, _dot, rest = key.partition(".")
    count, ended = asked.counts[key], asked.counts["exits"]
    own = {str(it.pk): it for it in asked.frame.own_reasons} if name == "own" else {}
    label = own[rest].name if own else reason_label(rest)
    is_ours = own[rest].is_controllable if own else rest not in NOT_IN_OUR_HANDS
    here = Reason(
        label=label,
        is_ours=is_ours,
        count=count,
        url=asked.url(key),
        share=share(count, ended),
        rank=_("rank %(rank)d") % {"rank": rank},
        chart=bar(count, ended),
    )
    return here if own else _with_survey(here, rest)


def _with_survey(here: Reason, reason: str) -> Reason:
    theirs = SURVEY_SHARES[reason]
    rank = 1 + sum(it > theirs for it in SURVEY_SHARES.values())
    said = {
        "survey_share": _("%(share)s%%") % {"share": number_format(theirs, 1)},
        "survey_rank": _("rank %(rank)d of 10") % {"rank": rank},
        "survey_chart": bar(float(theirs), 100, "bench"),
    }
    return Reason(**{**here.__dict__, **said})


def _sums(asked: Asked) -> list[dict[str, object]]:
    """Whose hands endings were in; they add up to all of them."""
    labels = {
        "exits.ours": _("at least in part in our hands"),
        "exits.theirs": _("not in our hands"),
        "exits.unsaid": _("reasons not said"),
        "exits.planned": _("completed as planned, beside these"),
    }
    return [
        {"label": label, "count": asked.counts[key], "url": asked.url(key)}
        for key, label in labels.items()
        if asked.counts[key]
    ]
