"""What the history needs to know of the office's own people and places today."""

MEMBER_FACTS = """
    SELECT id, jsonb_build_object('name', display_name, 'is_here', deactivated_at IS NULL) AS facts
    FROM offices_membership WHERE office_id = %(office)s AND id = ANY(%(ids)s)
"""

SITE_FACTS = """
    SELECT id, jsonb_build_object('name', name) AS facts
    FROM offices_site WHERE office_id = %(office)s AND id = ANY(%(ids)s)
"""
