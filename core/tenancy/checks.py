"""System checks of the models: what can be said without a database."""

from collections.abc import Sequence
from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error, register
from django.db.models import ForeignKey, Model, UniqueConstraint

from core.tenancy.constraints import OfficeForeignKey


@register("tenancy")
def tenant_models_are_keyed(**kwargs: Any) -> Sequence[CheckMessage]:
    """Each tenant model has its office key, composite foreign keys, and no plain many-to-many."""
    return [problem for model in tenant_models() for problem in _problems(model)]


def tenant_models() -> list[type[Model]]:
    """The concrete models that belong to an office, without the history's."""
    from core.models.audit import AuditEvent
    from core.models.tenant import TenantModel

    return [
        model
        for model in apps.get_models()
        if issubclass(model, TenantModel) and not issubclass(model, AuditEvent)
    ]


def _problems(model: type[Model]) -> list[CheckMessage]:
    found: list[CheckMessage] = []
    keyed = {c.field for c in model._meta.constraints if isinstance(c, OfficeForeignKey)}
    for field in model._meta.local_fields:
        if isinstance(field, ForeignKey) and _is_tenant(field) and field.name not in keyed:
            found.append(Error(f"{field.name} has no composite key", obj=model, id="tenancy.E001"))
    for constraint in model._meta.constraints:
        if isinstance(constraint, UniqueConstraint) and constraint.fields[:1] != ("office",):
            found.append(
                Error(f"{constraint.name} must start with office", obj=model, id="tenancy.E002")
            )
    if model._meta.local_many_to_many:
        found.append(Error("many-to-many needs a tenant model", obj=model, id="tenancy.E003"))
    return found


def _is_tenant(field: "ForeignKey[Any, Any]") -> bool:
    from core.models.tenant import TenantModel

    return issubclass(field.related_model, TenantModel)
