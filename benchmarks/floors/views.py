"""Raw SQL and plain templates: what Django itself costs."""

from typing import Any

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.shortcuts import render

COLUMNS = "a.id, a.name, a.town, a.kind, a.stage, o.name, a.last_touch_on, a.next_step"
LIST_SQL = (
    f"SELECT {COLUMNS} FROM floor_partner a LEFT JOIN floor_member o ON o.id = a.owner_id"
    " ORDER BY a.name, a.id LIMIT 50"
)
SEARCH_SQL = (
    f"SELECT {COLUMNS} FROM floor_partner a LEFT JOIN floor_member o ON o.id = a.owner_id"
    " WHERE a.name_key LIKE %s ORDER BY a.name, a.id LIMIT 50"
)
PARTNER_SQL = (
    f"SELECT {COLUMNS} FROM floor_partner a LEFT JOIN floor_member o ON o.id = a.owner_id"
    " WHERE a.id = %s"
)
CONTACTS_SQL = "SELECT id, name, role FROM floor_contact WHERE partner_id = %s ORDER BY name"
ACTIVITIES_SQL = (
    "SELECT id, kind, happened_on, notes FROM floor_activity WHERE partner_id = %s"
    " ORDER BY happened_on DESC, id DESC LIMIT 20"
)
LOG_SQL = (
    "INSERT INTO floor_activity (partner_id, kind, happened_on, notes)"
    " VALUES (%s, %s, current_date, %s) RETURNING id"
)


def partners(request: HttpRequest) -> HttpResponse:
    """A list of 50 for somebody who is signed in: session, user, rows."""
    if not request.user.is_authenticated:
        return HttpResponseForbidden()
    return render(request, "list.html", {"rows": _rows(LIST_SQL), "user": request.user})


def search(request: HttpRequest) -> HttpResponse:
    """What a word finds, in the same table of 50."""
    word = request.GET.get("q", "").lower()
    return render(request, "list.html", {"rows": _rows(SEARCH_SQL, f"%{word}%")})


def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """A partner with its people and 20 activities."""
    context = {
        "partner": _rows(PARTNER_SQL, pk)[0],
        "contacts": _rows(CONTACTS_SQL, pk),
        "activities": _rows(ACTIVITIES_SQL, pk),
    }
    return render(request, "detail.html", context)


def log(request: HttpRequest) -> HttpResponse:
    """Log an activity and answer with a fragment."""
    values = (request.POST["partner"], request.POST["kind"], request.POST["notes"])
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(LOG_SQL, values)
        row = cursor.fetchone()
    return HttpResponse(f"<p>{row[0] if row else ''}</p>")


def _rows(query: str, *values: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return list(cursor.fetchall())
