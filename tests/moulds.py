"""What pages fill in is compared with what their templates draw the plain way."""

from types import ModuleType
from typing import Any

import pytest
from django.template.loader import get_template
from django.utils.safestring import SafeString

from core.moulds import filled


def compare_moulds(monkeypatch: pytest.MonkeyPatch, *modules: ModuleType) -> set[str]:
    """From now on each piece that these modules fill in is drawn plainly, too, and compared.

    Answers the set that the names of their templates are added to.
    """
    templates: set[str] = set()

    def compared(template: str, shape: dict[str, Any], texts: dict[str, Any]) -> SafeString:
        made = filled(template, shape, texts)
        assert made == get_template(template).render({**shape, **texts})
        templates.add(template)
        return made

    for module in modules:
        monkeypatch.setattr(module, "filled", compared)
    return templates
