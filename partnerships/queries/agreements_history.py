"""Which changes of agreements belong to the history of a partner: of its own agreements."""

from core.registries.history import Source
from partnerships.models import (
    Agreement,
    AgreementFile,
    AgreementGoal,
    AgreementSignatory,
    AgreementSite,
)

KIND = "agreements"

OURS = """h.agreement_id IN (
    SELECT g.id FROM partnerships_agreement g
    WHERE g.office_id = %(office)s AND g.partner_id = %(subject)s)"""

SOURCES = (
    Source("agreement", KIND, Agreement, "h.partner_id = %(subject)s"),
    Source("agreement_goal", KIND, AgreementGoal, OURS, may_return=True),
    Source("agreement_signatory", KIND, AgreementSignatory, OURS, may_return=True),
    Source("agreement_site", KIND, AgreementSite, OURS, may_return=True),
    Source("agreement_file", KIND, AgreementFile, OURS),
)

FACTS = {
    "agreement": """
        SELECT id, jsonb_build_object('name', title) AS facts
        FROM partnerships_agreement WHERE office_id = %(office)s AND id = ANY(%(ids)s)
    """,
}
