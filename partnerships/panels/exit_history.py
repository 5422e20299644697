"""The endings' part of a partner's history."""

from core.registries.history import Chronicle, Source
from partnerships.actions.exit_history import (
    may_take_back_exits,
    refuse_exits,
    take_back_exits,
)
from partnerships.models import Exit, ExitCause
from partnerships.presenters.exit_history import tell_exits
from partnerships.queries.history import KIND

HISTORY = Chronicle(
    name="exits",
    order=15,
    sources=(
        Source("exit", KIND, Exit, "h.partner_id = %(subject)s"),
        Source(
            "exit_cause",
            KIND,
            ExitCause,
            """h.exit_id IN (SELECT e.id FROM partnerships_exit e
                WHERE e.office_id = %(office)s AND e.partner_id = %(subject)s)""",
            may_return=True,
        ),
    ),
    facts={
        "ownexitreason": """
            SELECT id, jsonb_build_object('name', name) AS facts
            FROM partnerships_ownexitreason WHERE office_id = %(office)s AND id = ANY(%(ids)s)
        """,
    },
    tell=tell_exits,
    may=may_take_back_exits,
    refuse=refuse_exits,
    take_back=take_back_exits,
)
