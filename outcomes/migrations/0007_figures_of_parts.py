"""Figures are kept for parts of an office, too; what decides who is in a part is watched as well."""

from django.db import migrations, models

PARTNER = 'stage, tier, owner_id, backup_owner_id, one_person, archived_at'


def trigger(table, columns):
    of = f' OF {columns}' if columns else ''
    return (
        f'CREATE TRIGGER figures_change AFTER INSERT OR DELETE OR UPDATE{of} ON public.{table}'
        ' FOR EACH STATEMENT EXECUTE FUNCTION public.outcomes_note_change()'
    )


def drop(table):
    return f'DROP TRIGGER figures_change ON public.{table}'


class Migration(migrations.Migration):

    dependencies = [
        ('outcomes', '0006_kept_backtest'),
        ('partnerships', '0010_met_twice'),
    ]

    operations = [
        migrations.RemoveConstraint(model_name='keptfigures', name='kept_figures_once'),
        migrations.AddField(
            model_name='keptfigures',
            name='part',
            field=models.TextField(db_default='', default=''),
        ),
        migrations.AddConstraint(
            model_name='keptfigures',
            constraint=models.UniqueConstraint(fields=('office', 'part'), name='kept_figures_once'),
        ),
        migrations.RunSQL(
            [drop('partnerships_partner'),
             trigger('partnerships_partner', f'{PARTNER}, kind, career_clusters')],
            [drop('partnerships_partner'), trigger('partnerships_partner', PARTNER)],
        ),
        migrations.RunSQL(
            trigger('partnerships_partnersite', 'site_id'), drop('partnerships_partnersite'),
        ),
    ]
