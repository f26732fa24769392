from typing import Any

from django.db import migrations, models
from django.db.models import Count, Q

COUNTED = [
    "board",
    "state",
    "due",
    "original_due",
    "strength",
    "impact",
    "agreed_on",
    "closed_on",
    "evidence_accepted",
    "starts",
    "created_at",
]


def count_accepted(apps: Any, schema_editor: Any) -> None:
    """Repeat on each action how many pieces of its evidence were accepted."""
    actions = apps.get_model("improvement", "Action").objects
    accepted = Count("evidence", filter=Q(evidence__accepted_at__isnull=False))
    for action in actions.annotate(n=accepted).filter(n__gt=0).only("pk"):
        actions.filter(pk=action.pk).update(evidence_accepted=action.n)


class Migration(migrations.Migration):
    dependencies = [("improvement", "0004_asking_and_chasing")]

    operations = [
        migrations.AddField(
            model_name="action",
            name="evidence_accepted",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.RunPython(count_accepted, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="action",
            index=models.Index(fields=["board", "owner_agency"], name="actions_by_agency"),
        ),
        migrations.AddIndex(
            model_name="action",
            index=models.Index(fields=["board", "owner_person"], name="actions_by_person"),
        ),
        migrations.AddIndex(
            model_name="action",
            index=models.Index(fields=["board", "owner_group"], name="actions_by_group"),
        ),
        migrations.AddIndex(
            model_name="action",
            index=models.Index(fields=COUNTED, name="actions_counted"),
        ),
        migrations.AddIndex(
            model_name="purpose",
            index=models.Index(fields=["board", "action"], name="purposes_of_actions"),
        ),
    ]
