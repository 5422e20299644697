"""The columns of the sheet "results", and the words that head them."""

from django.utils.translation import gettext_lazy as _

from core.registries.sheets import Column
from outcomes.queries.measures import measures_of
from outreach.sheets.facts import header_words


def measure_words(office_id: int) -> list[tuple[str, str]]:
    """What the office measures, for a word of a file that means one."""
    return [(str(it.pk), it.name) for it in measures_of(office_id)]


COLUMNS = (
    Column(
        "partner",
        _("Partner"),
        header_words(
            "partner, partners, company, company name, business, organization, employer,"
            " partner name, agency, socio, empresa, organización, empleador, aliado"
        ),
        required=True,
    ),
    Column(
        "measure",
        _("Measure"),
        header_words(
            "measure, metric, indicator, outcome, what was measured, what, kpi, medida, indicador,"
            " resultado, qué se midió"
        ),
        required=True,
        hint=_("One that your office measures; others are added in the settings."),
        choices=measure_words,
    ),
    Column(
        "starts_on",
        _("From"),
        header_words(
            "from, period from, start, start date, starts, begins, first day, desde, inicio"
        ),
        hint=_("The first day of the period. Without both days, this school year."),
        is_day=True,
    ),
    Column(
        "ends_on",
        _("To"),
        header_words("to, period to, until, end, end date, ends, last day, through, hasta, fin"),
        is_day=True,
    ),
    Column(
        "value",
        _("Value"),
        header_words(
            "value, result, number, amount, count, how many, total, valor, cantidad, número"
        ),
        required=True,
        hint=_("A number, or such as “31 of 40”. Of students it is not shown once it is in."),
        is_held_back=True,
    ),
    Column(
        "of",
        _("Out of"),
        header_words("out of, of, denominator, base, n, de cuántos, de un total de, denominador"),
        is_held_back=True,
    ),
    Column(
        "source",
        _("Where from"),
        header_words("where from, source, data source, reported by, fuente, de dónde"),
    ),
    Column(
        "shared_on",
        _("Shared on"),
        header_words(
            "shared on, shared, shared with partner, shared with the partner on, told partner,"
            " date shared, compartido, compartido el"
        ),
        is_day=True,
    ),
)
