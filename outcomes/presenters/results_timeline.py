"""What the partner was told of results, on its timeline."""

from core.addresses import address_by_id
from core.registries.timeline import Ask, Entry
from core.templatetags.dates import time_tag
from outcomes.presenters.result_words import period_words, value_words
from outcomes.queries.results import numbered
from outcomes.queries.results_timeline import timeline_results
from outcomes.queries.shown_results import shown_of, threshold

TEMPLATE = "outcomes/timeline_result.html"


def result_entries(ask: Ask) -> list[Entry]:
    """The results that were shared with the partner."""
    office, rows, below = ask.office, numbered(ask.first or ()), 0
    if ask.first is None:
        below = threshold(office.pk)
        rows = timeline_results(
            office.pk, ask.partner.pk, below, before=ask.before, limit=ask.limit
        )
    edit = address_by_id("result_edit", office.slug)
    entries = []
    for row in rows:
        few = below or row.below
        texts = {
            "key": row.id,
            "begins": time_tag(row.shared_on, ask.today),
            "what": row.measure__name,
            "period": period_words(row.starts_on, row.ends_on, ask.today),
            "value": value_words(row.measure__unit, shown_of(row, few), few),
            "edit_url": edit(row.id),
        }
        entries.append(Entry(row.shared_on, row.id, TEMPLATE, {}, texts))
    return entries
