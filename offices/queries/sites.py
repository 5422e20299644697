"""Schools and campuses with who leads them and what they teach."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from offices.enums.vocabularies import Vocabulary
from offices.models import Office, Program, Site, SiteLeader
from offices.queries.labels import labels_of


@dataclass(frozen=True)
class ProgramLine:
    """A program, and its career cluster as the office calls it."""

    program: Program
    cluster: str


@dataclass(frozen=True)
class SiteCard:
    """A site as the settings show it: leaders of today and to come, and its programs."""

    site: Site
    leaders: list[SiteLeader]
    programs: list[ProgramLine]


def get_site(office: Office, pk: int) -> Site:
    """One site, archived or not; raises Site.DoesNotExist."""
    return Site.objects.select_related("office").get(office=office, pk=pk)


def get_program(office: Office, pk: int) -> Program:
    """One program with its site, archived or not; raises Program.DoesNotExist."""
    return Program.objects.select_related("site", "office").get(office=office, pk=pk)


def get_leader(office: Office, pk: int) -> SiteLeader:
    """One term of a site's leader; raises SiteLeader.DoesNotExist."""
    leaders = SiteLeader.objects.select_related("site", "member", "office")
    return leaders.get(office=office, pk=pk)


def active_sites(office: Office) -> QuerySet[Site]:
    """The sites that are not archived, by name."""
    return Site.objects.filter(office=office, archived_at=None).order_by("name", "id")


def archived_sites(office: Office) -> QuerySet[Site]:
    """The archived sites, by name."""
    return Site.objects.filter(office=office).exclude(archived_at=None).order_by("name", "id")


def archived_programs(office: Office) -> QuerySet[Program]:
    """The archived programs of sites that are not archived themselves, by site and name."""
    programs = Program.objects.filter(office=office, site__archived_at=None)
    found = programs.exclude(archived_at=None).select_related("site")
    return found.order_by("site__name", "name", "id")


def site_cards(office: Office, today: date) -> list[SiteCard]:
    """Every active site, in four questions. `today` is the office's date."""
    leaders: dict[int, list[SiteLeader]] = defaultdict(list)
    for leader in _leaders(office, today):
        leaders[leader.site_id].append(leader)
    programs = _programs(office)
    sites = active_sites(office)
    return [SiteCard(site, leaders[site.pk], programs[site.pk]) for site in sites]


def _leaders(office: Office, today: date) -> QuerySet[SiteLeader]:
    """Whoever leads a site today or will."""
    now = Q(ended_on=None) | Q(ended_on__gte=today)
    rows = SiteLeader.objects.filter(now, office=office).select_related("member")
    return rows.order_by("started_on", "id")


def _programs(office: Office) -> dict[int, list[ProgramLine]]:
    """The programs by site; a cluster that is no more shows its slug."""
    labels = labels_of(office, Vocabulary.CAREER_CLUSTER)
    lines: dict[int, list[ProgramLine]] = defaultdict(list)
    for program in Program.objects.filter(office=office, archived_at=None).order_by("name", "id"):
        cluster = labels.get(program.career_cluster, program.career_cluster)
        lines[program.site_id].append(ProgramLine(program, cluster))
    return lines


def choosable_sites(office: Office, current: Any = None) -> QuerySet[Site]:
    """The sites that a form offers, by name; `current` (a site or its id) stays when archived.

    A choice that is not offered would be lost, unnoticed, by the next change of something else.
    """
    choosable = Q(archived_at=None) | Q(pk=getattr(current, "pk", current))
    return Site.objects.filter(choosable, office=office).order_by("name", "id")
