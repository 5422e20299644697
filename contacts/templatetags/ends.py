"""Who holds each end of a partnership, drawn once for each shape that an end has."""

from typing import Any

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from contacts.panels.end import Click, End
from core.moulds import filled, known, together
from core.templatetags.knot import knot_between

register = template.Library()

NO_TIE = '<svg viewBox="-52 -18 104 36" aria-hidden="true"></svg>'


@register.simple_tag(takes_context=True)
def partner_ends(context: Context, panel: dict[str, Any]) -> SafeString:
    """The panel; `panel` as `contacts.panels.ends` makes it."""
    ties = [knot_between(context, it.ours, it.theirs) if it else NO_TIE for it in panel["ties"]]
    texts = {
        "edit_url": panel["edit_url"],
        "our_title": panel["ours"].title,
        "ours": together(_end(context, it) for it in panel["ours"].ends),
        "ties": together(ties),
        "their_title": panel["theirs"].title,
        "theirs": together(_end(context, it) for it in panel["theirs"].ends),
    }
    return filled("contacts/ends_panel.html", {"may_edit": panel["may_edit"]}, texts)


def _end(context: Context, end: End) -> str:
    if not end.is_held:
        return _loose(context, end)
    return end.drawn or _bounced(context, end)


def _loose(context: Context, end: End) -> str:
    clicks = [
        _click(context, it, is_first=end.applies and not place)
        for place, it in enumerate(end.clicks)
    ]
    texts = {"title": end.title, "text": end.text, "clicks": together(clicks)}
    return filled("contacts/loose_end.html", {"applies": end.applies}, known(texts))


def _click(context: Context, click: Click, *, is_first: bool) -> str:
    texts = {"url": click.url, "action": click.action}
    if click.name:
        texts |= {"name": click.name, "value": click.value, **_form(context)}
    return filled("contacts/end_click.html", {"is_first": is_first}, texts)


def _form(context: Context) -> dict[str, Any]:
    return {"csrf_token": context["csrf_token"], "back": context["request"].get_full_path()}


def _bounced(context: Context, end: End) -> str:
    """Drawn plainly: it shows each address that mail came back from."""
    used: Any = context.template
    with context.push(end=end):
        return str(used.engine.get_template("contacts/end.html").render(context))
