"""Whatever changes what the figures of retention are counted from leaves a row.

Once for each statement and transaction, and only inside an office: bulk loads, which are in none,
make offices that have no figures yet. The setting says for which office the row is there already.
"""

from django.db import migrations

FUNCTION = """
CREATE FUNCTION public.outcomes_note_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    office text := split_part(coalesce(current_setting('lanyard.context', true), ''), '.', 1);
BEGIN
    IF office <> '' AND current_setting('lanyard.figures', true) IS DISTINCT FROM office THEN
        INSERT INTO public.outcomes_figureschange (office_id) VALUES (office::bigint);
        PERFORM set_config('lanyard.figures', office, true);
    END IF;
    RETURN NULL;
END $$
"""

WATCHED = {
    'partnerships_partner': (
        'stage, tier, owner_id, backup_owner_id, one_person, archived_at'
    ),
    'partnerships_partnerstanding': (
        'has_primary_contact, has_backup_contact, last_two_way_on, last_engagement_on,'
        ' last_thanked_on, health_band, health_strands'
    ),
    'partnerships_exit': '',
    'partnerships_exitcause': '',
    'partnerships_ownexitreason': 'is_controllable',
    'outcomes_partneryear': '',
    'outcomes_yearsettlement': '',
    'offices_membership': 'deactivated_at',
}


def trigger(table, columns):
    of = f' OF {columns}' if columns else ''
    return (
        f'CREATE TRIGGER figures_change AFTER INSERT OR DELETE OR UPDATE{of} ON public.{table}'
        ' FOR EACH STATEMENT EXECUTE FUNCTION public.outcomes_note_change()'
    )


class Migration(migrations.Migration):

    dependencies = [
        ('offices', '0008_capacity'),
        ('outcomes', '0003_kept_figures'),
        ('partnerships', '0008_needs_agreements_exits_health'),
    ]

    operations = [
        migrations.RunSQL(FUNCTION, 'DROP FUNCTION public.outcomes_note_change()'),
        *(
            migrations.RunSQL(trigger(*it), f'DROP TRIGGER figures_change ON public.{it[0]}')
            for it in WATCHED.items()
        ),
    ]
