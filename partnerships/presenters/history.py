"""What happened to a partner itself, in plain sentences."""

from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _

from core.history.sentences import listed, value_changed
from core.history.words import Words, field_inside, inside
from core.registries.history import Change, Event, Telling
from offices.enums.vocabularies import Vocabulary
from partnerships.enums.partners import Stage
from partnerships.models import Partner

ADDRESS = ("street", "town", "region", "postal_code")
FLAGS = ("one_person", "closing", "champion")
WORDED = {
    "kind": Vocabulary.PARTNER_KIND,
    "source": Vocabulary.SOURCE,
    "naics_sector": Vocabulary.NAICS_SECTOR,
}
PLAIN = ("phone", "website", "notes")


def tell_partner(change: Change, words: Words) -> list[Telling]:
    """Sentences about the partner's own row and its sites."""
    who = words.who(change.by)
    told: list[Telling] = []
    for event in change.of("partner"):
        if event.is_new:
            return [Telling(_("%(who)s added this partner.") % {"who": who}, "plus")]
        told += _partner(event, words, who)
    return [*told, *_sites(change, words, who)]


def _partner(event: Event, words: Words, who: str) -> Iterator[Telling]:
    if not event.is_known:
        yield Telling(_("%(who)s changed this partner.") % {"who": who}, "pencil")
        return
    for columns, tell in TELLERS.items():
        if event.changed.intersection(columns):
            yield from tell(event, words, who)
    for name in event.changed.intersection(FLAGS):
        yield Telling(_flag(name, is_set=event.new(name)) % {"who": who}, "flag")
    for name in sorted(event.changed.intersection(WORDED)):
        old, new = (words.label(WORDED[name], it) for it in (event.old(name), event.new(name)))
        yield value_changed(who, _field(name), old, new, "pencil")
    for name in sorted(event.changed.intersection(PLAIN)):
        yield value_changed(who, _field(name), event.old(name), event.new(name), "pencil")


def _field(name: str) -> str:
    own = {"source": _("way we met"), "notes": _("notes")}
    if name in own:  # the form asks "How we met", which is no name for a thing
        return own[name]
    return field_inside(Partner, name)


def _name(event: Event, words: Words, who: str) -> Iterator[Telling]:
    names = {"who": who, "old": event.old("name"), "new": event.new("name")}
    yield Telling(_("%(who)s renamed this partner from %(old)s to %(new)s.") % names, "pencil")


def _stage(event: Event, words: Words, who: str) -> Iterator[Telling]:
    names = {"who": who, "old": _stage_label(event.old("stage"))}
    names["new"] = _stage_label(event.new("stage"))
    yield Telling(_("%(who)s moved the stage from %(old)s to %(new)s.") % names, "milestone")


def _stage_label(slug: str) -> str:
    return inside(str(Stage(slug).label)) if slug in Stage.values else slug


def _tier(event: Event, words: Words, who: str) -> Iterator[Telling]:
    old, new = (words.label(Vocabulary.TIER, it) for it in (event.old("tier"), event.new("tier")))
    names = {"who": who, "old": old, "new": new}
    yield Telling(_("%(who)s changed the tier from %(old)s to %(new)s.") % names, "layers")


def _owner(event: Event, words: Words, who: str) -> Iterator[Telling]:
    old, new = _members(event, words, "owner_id")
    names = {"who": who, "old": old, "new": new}
    if event.old("owner_id") is None:
        said = _("%(who)s made %(new)s the owner.")
    elif event.new("owner_id") is None:
        said = _("%(who)s took %(old)s away as the owner.")
    else:
        said = _("%(who)s handed this partner from %(old)s to %(new)s.")
    yield Telling(said % names, "user-round")


def _backup(event: Event, words: Words, who: str) -> Iterator[Telling]:
    old, new = _members(event, words, "backup_owner_id")
    names = {"who": who, "old": old, "new": new}
    if event.old("backup_owner_id") is None:
        said = _("%(who)s made %(new)s the backup.")
    elif event.new("backup_owner_id") is None:
        said = _("%(who)s took %(old)s away as the backup.")
    else:
        said = _("%(who)s made %(new)s the backup instead of %(old)s.")
    yield Telling(said % names, "user-round")


def _members(event: Event, words: Words, column: str) -> tuple[str, str]:
    return _member(words, event.old(column)), _member(words, event.new(column))


def _member(words: Words, pk: int | None) -> str:
    return words.name("membership", pk) or _("somebody")


def _parent(event: Event, words: Words, who: str) -> Iterator[Telling]:
    old, new = event.old("parent_id"), event.new("parent_id")
    names = {"who": who, "old": _other(words, old), "new": _other(words, new)}
    if new is None:
        said = _("%(who)s took this partner out of %(old)s, of which it was a branch.")
    elif old is None:
        said = _("%(who)s made this partner a branch of %(new)s.")
    else:
        said = _("%(who)s made this partner a branch of %(new)s instead of %(old)s.")
    yield Telling(said % names, "git-branch")


def _other(words: Words, pk: int | None) -> str:
    return words.name("partner", pk) or _("another partner")


def _archived(event: Event, words: Words, who: str) -> Iterator[Telling]:
    if event.new("archived_at"):
        yield Telling(_("%(who)s archived this partner.") % {"who": who}, "archive")
    else:
        yield Telling(_("%(who)s restored this partner.") % {"who": who}, "archive-restore")


def _since(event: Event, words: Words, who: str) -> Iterator[Telling]:
    old, new = (words.day(event.old("partner_since")), words.day(event.new("partner_since")))
    yield value_changed(who, _field("partner_since"), old, new, "pencil")


def _address(event: Event, words: Words, who: str) -> Iterator[Telling]:
    old = ", ".join(filter(None, map(event.old, ADDRESS)))
    new = ", ".join(filter(None, map(event.new, ADDRESS)))
    yield value_changed(who, _("address"), old, new, "map-pin")


def _clusters(event: Event, words: Words, who: str) -> Iterator[Telling]:
    old, new = event.old("career_clusters") or [], event.new("career_clusters") or []
    labels = words.labels.get(Vocabulary.CAREER_CLUSTER, {})
    more = [labels.get(it, it) for it in new if it not in old]
    less = [labels.get(it, it) for it in old if it not in new]
    if more:
        said = _("%(who)s added to the career clusters: %(names)s.")
        yield Telling(said % {"who": who, "names": ", ".join(more)}, "tags")
    if less:
        said = _("%(who)s took out of the career clusters: %(names)s.")
        yield Telling(said % {"who": who, "names": ", ".join(less)}, "tags")


def _custom(event: Event, words: Words, who: str) -> Iterator[Telling]:
    yield Telling(_("%(who)s changed fields of the office's own.") % {"who": who}, "pencil")


Teller = Callable[[Event, Words, str], Iterator[Telling]]

TELLERS: dict[tuple[str, ...], Teller] = {
    ("archived_at",): _archived,
    ("name",): _name,
    ("stage",): _stage,
    ("tier",): _tier,
    ("owner_id",): _owner,
    ("backup_owner_id",): _backup,
    ("parent_id",): _parent,
    ("partner_since",): _since,
    ADDRESS: _address,
    ("career_clusters",): _clusters,
    ("custom",): _custom,
}


def _flag(name: str, *, is_set: bool) -> str:
    said = {
        ("closing", True): _("%(who)s noted that they are closing or cutting back."),
        ("closing", False): _("%(who)s noted that they are not closing or cutting back after all."),
        ("champion", True): _("%(who)s named this partner a champion."),
        ("champion", False): _("%(who)s noted that this partner is no champion any more."),
        ("one_person", True): _("%(who)s noted that this partner is one person."),
        ("one_person", False): _("%(who)s noted that this partner is more than one person."),
    }
    return said[name, is_set]


def _sites(change: Change, words: Words, who: str) -> Iterator[Telling]:
    events = change.of("partner_site")
    new = [_site(it, words) for it in events if it.is_new]
    gone = [_site(it, words) for it in events if it.is_gone]
    if new:
        said = _("%(who)s noted that the partner works with %(sites)s.")
        yield Telling(said % {"who": who, "sites": listed(new)}, "school")
    if gone:
        said = _("%(who)s noted that the partner no longer works with %(sites)s.")
        yield Telling(said % {"who": who, "sites": listed(gone)}, "school")
    for event in events:
        if "ally_id" in event.changed and not (event.is_new or event.is_gone):
            yield _ally(event, words, who)


def _ally(event: Event, words: Words, who: str) -> Telling:
    names = {"who": who, "site": _site(event, words)}
    if event.new("ally_id") is None:
        return Telling(_("%(who)s took away the ally at %(site)s.") % names, "school")
    names["member"] = _member(words, event.new("ally_id"))
    return Telling(_("%(who)s made %(member)s the ally at %(site)s.") % names, "school")


def _site(event: Event, words: Words) -> str:
    return words.name("site", event.row.get("site_id")) or _("a site")
