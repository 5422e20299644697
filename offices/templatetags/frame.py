"""The frame around every page: what all its pages share is drawn once, and filled in."""

from typing import Any

from django import template
from django.http import HttpRequest
from django.template import Context
from django.utils.safestring import SafeString

from core.addresses import address_in
from core.moulds import filled, together
from core.registries.navigation import NavItem, navigation
from core.templatetags.components import initials, joined, middle
from core.templatetags.knot import knot
from offices.lookups import offices_of
from offices.models import Membership, Office

register = template.Library()


@register.simple_tag
def frame_head() -> SafeString:
    """What each page loads."""
    return filled("components/head.html", {}, {})


@register.simple_tag(takes_context=True)
def frame_header(context: Context) -> SafeString:
    """The bar above the page: navigation, find, log and, for who is signed in, the account menu."""
    office: Office | None = context.get("office")
    user = context.get("user")
    signed_in = bool(user and user.is_authenticated)
    texts = {"knot": knot(context), **_navigation(context, office)}
    shape: dict[str, Any] = {"in_office": office is not None, "signed_in": signed_in}
    if signed_in:
        account = _account(context, office)
        shape |= {
            "theme": context.get("theme", ""),
            "has_title": bool(account["title"]),
            "has_others": bool(account["others"]),
        }
        texts |= account
    return filled("components/header.html", shape, texts)


@register.simple_tag(takes_context=True)
def frame_dialogs(context: Context) -> SafeString:
    """What opens over the page: the dialog, find, and the help on keys."""
    shape = {"in_office": context.get("office") is not None}
    return filled("components/dialogs.html", shape, {"find_url": context.get("find_url", "")})


@register.simple_tag(takes_context=True)
def frame_toast(context: Context) -> SafeString:
    """The toast, with what there is to say."""
    said = joined(context.get("messages"))
    shape = {"is_empty": not said["message"], "has_undo": bool(said["undo"])}
    return filled("components/toast.html", shape, said | _form(context))


def _navigation(context: Context, office: Office | None) -> dict[str, str]:
    """The entries before and after "Log", which stands in the middle; the two addresses beside."""
    items = navigation(office.slug, context["request"].path) if office else []
    drawn, before = [_nav_item(it) for it in items], middle(items)
    return {
        "nav_before": together(drawn[:before]),
        "nav_after": together(drawn[before:]),
        "log_url": context.get("log_url") or "",
        "find_url": context.get("find_url") or "",
    }


def _nav_item(item: NavItem) -> str:
    shape = {"icon": item.icon, "is_current": item.is_current}
    return filled("components/nav_item.html", shape, {"url": item.url, "label": item.label})


def _account(context: Context, office: Office | None) -> dict[str, str]:
    """The texts of the account menu."""
    member: Membership | None = context.get("membership")
    email, slug = context["user"].email, office.slug if office else ""
    return {
        "initials": member.initials if member else initials(email),
        "name": (member and member.display_name) or email,
        "title": member.title if member else "",
        "office_name": office.name if office else "",
        "others": _others(context, office) if office else "",
        "profile_url": address_in(slug, "profile"),
        "settings_url": address_in(slug, "settings"),
        **_form(context),
    }


def _others(context: Context, office: Office) -> str:
    """Links to the other offices of the user."""
    drawn = [
        filled("components/other_office.html", {}, {"url": it.url, "name": it.name})
        for it in offices_of(context["user"].pk)
        if it.slug != office.slug
    ]
    return together(drawn)


def _form(context: Context) -> dict[str, str]:
    """What a form of the frame sends along."""
    request = context.get("request")
    page = request.get_full_path() if isinstance(request, HttpRequest) else ""
    return {"csrf_token": context.get("csrf_token") or "", "next": page}
