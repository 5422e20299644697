"""The questions that recognition asks across offices: who has still to be told of something."""

from django.db import connection

from core.registries.lookups import Lookup

SIGNATURES_TO_TELL = Lookup(
    signature="signatures_to_tell()",
    returns="SETOF bigint",
    body="""SELECT DISTINCT s.office_id FROM recognition_documentsigner s
        JOIN recognition_document d ON d.office_id = s.office_id AND d.id = s.document_id
        JOIN offices_membership m ON m.office_id = s.office_id AND m.id = s.member_id
        JOIN offices_user u ON u.id = m.user_id AND u.is_active
        WHERE s.signing = 'asked' AND s.signed_at IS NULL
          AND d.state = 'waiting' AND d.archived_at IS NULL
          AND m.deactivated_at IS NULL AND m.signatures AND NOT EXISTS (
            SELECT FROM core_duerow r
            WHERE r.office_id = s.office_id AND r.rule = 'signatures-wait'
              AND r.recipient = 'member:' || s.member_id
              AND (r.state = 'waiting' OR r.finished_at >= s.recorded_at))""",
    reads=(
        "recognition_documentsigner",
        "recognition_document",
        "offices_membership",
        "offices_user",
        "core_duerow",
    ),
)

LOOKUPS = (SIGNATURES_TO_TELL,)


def untold_signatures() -> list[int]:
    """The offices where somebody has something to sign that no mail tells."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM lookup.signatures_to_tell()")
        return [office_id for (office_id,) in cursor.fetchall()]
