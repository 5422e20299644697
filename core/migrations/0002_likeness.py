"""What searching for similar names needs. Both extensions are trusted: the owner may add them."""

from django.contrib.postgres.operations import BtreeGinExtension, TrigramExtension
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("core", "0001_initial")]

    operations = [TrigramExtension(), BtreeGinExtension()]
