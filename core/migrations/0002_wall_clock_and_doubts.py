import datetime

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0001_initial'),
    ]

    operations = [
        migrations.RemoveField(model_name='duerow', name='wall_time'),
        migrations.AddField(
            model_name='duerow',
            name='wall_date',
            field=models.DateField(default=datetime.date(2026, 1, 1)),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='duerow',
            name='wall_time',
            field=models.TimeField(default=datetime.time(7, 0)),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='outboxmessage',
            name='doubts',
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AlterField(
            model_name='outboxmessage',
            name='state',
            field=models.CharField(choices=[('waiting', 'waiting'), ('sending', 'being sent'), ('sent', 'sent'), ('perhaps-twice', 'sent, perhaps twice'), ('failed', 'failed'), ('superseded', 'superseded by a newer one')], default='waiting', max_length=14),
        ),
    ]
