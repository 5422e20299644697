"""Standings learn since when there were two two-way touchpoints: the day of that before the last.

Recognition asks it of every partner of an office for one figure. The days follow from rows that are
there; the triggers that note changes of figures stay quiet, since no office is entered.
"""

from django.db import migrations

FILL = """
    UPDATE partnerships_partnerstanding s SET met_twice_since = f.days[2]
    FROM (
        SELECT p.office_id, p.partner_id, array_agg(a.starts_on ORDER BY a.starts_on DESC) AS days
        FROM outreach_participation p
        JOIN outreach_activity a ON a.office_id = p.office_id AND a.id = p.activity_id
        WHERE p.attended AND a.archived_at IS NULL AND a.status = 'done'
          AND a.exchange = 'two-way'
        GROUP BY p.office_id, p.partner_id
        HAVING count(*) > 1
    ) f
    WHERE s.office_id = f.office_id AND s.partner_id = f.partner_id
"""


class Migration(migrations.Migration):

    dependencies = [
        ('outreach', '0005_concerns_cadences_leaders'),
        ('partnerships', '0010_met_twice'),
    ]

    operations = [migrations.RunSQL(FILL, migrations.RunSQL.noop)]
