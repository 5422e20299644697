"""Which partners and people a sentence means for certain, and where it leaves a doubt."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from outreach.sentences.common_words import TRADES
from outreach.sentences.likeness import PartnerRow, PersonRow, words_of
from outreach.sentences.mentions import Mention
from outreach.sentences.spotting import BRANCH, Spot, Spotter
from outreach.sentences.strangers import strangers
from outreach.sentences.text import Text
from outreach.sentences.understood import Candidates, Named

MOST_OPTIONS = 5
_OF = re.compile(
    r"\s*(?:,\s*)?(?:from|at|@|of|de|del|en|in|with|w/)(?:\s+(?:the|la|el|los|las))?\s*|\s*\(\s*"
)


@dataclass(frozen=True)
class Names:
    """What is meant for certain, and what is not."""

    partners: tuple[Named, ...]
    contacts: tuple[Named, ...]
    candidates: tuple[Candidates, ...]


def names_in(
    text: Text,
    found: Sequence[Mention],
    partners: Sequence[PartnerRow],
    people: Sequence[PersonRow],
    ours: Callable[[], Collection[str]] = frozenset,
) -> Names:
    """The names of the sentence. `ours` tells the office's own people and places, folded: who is
    called so is no stranger. It is asked only if there are strangers."""
    return _Settler(text, found, partners, people).names(ours)


class _Settler:
    def __init__(
        self,
        text: Text,
        found: Sequence[Mention],
        partners: Sequence[PartnerRow],
        people: Sequence[PersonRow],
    ) -> None:
        self.text, self.found = text, found
        self.partners = {it.pk: it for it in partners}
        self.people = {it.pk: it for it in people}
        self.spots = [self._family(it) for it in Spotter(text, found, partners, people).spots()]

    def names(self, ours: Callable[[], Collection[str]]) -> Names:
        unknown = strangers(self.text, self.found, self.spots, ours, self._towns())
        covered = {spot for it in unknown for spot in it.over}
        self.spots = [it for it in self.spots if it not in covered]
        self._settle()
        self.spots = [self._to_branch(it) for it in self.spots]
        contacts = self._certain("contact")
        partners = self._certain("partner")
        partners += self._brought(contacts, partners)
        doubts = [self._doubt(it) for it in self.spots if self._is_doubtful(it)]
        doubts += [Candidates(it.said, it.noun, ()) for it in unknown]
        return Names(tuple(partners), tuple(contacts), tuple(doubts))

    def _towns(self) -> frozenset[str]:
        return frozenset(word for it in self.partners.values() for word in it.town_words)

    def said(self, spot: Spot) -> str:
        return self.text.text[
            self.found[spot.first].word.start : self.found[spot.last].word.end
        ].removesuffix("'s")

    def _family(self, spot: Spot) -> Spot:
        """A parent stands for itself among its branches, unless a branch or its town is said."""
        if spot.noun == "contact" or len(spot.options) == 1:
            return spot
        if self._says_branch(spot):
            branches = tuple(pk for pk in spot.options if self.partners[pk].parent is not None)
            spot = replace(spot, options=branches or spot.options)
        else:
            spot = self._in_town(spot)
            own = tuple(pk for pk in spot.options if self.partners[pk].parent not in spot.options)
            return replace(spot, options=own or spot.options)
        return self._in_town(spot)

    def _says_branch(self, spot: Spot) -> bool:
        around = self.found[max(0, spot.first - 3) : spot.last + 3]
        return any(it.word.folded in BRANCH for it in around)

    def _in_town(self, spot: Spot) -> Spot:
        """Told apart by a town that is named near: "Northfork in Broken Arrow"."""
        after = " ".join(it.word.folded for it in self.found[spot.last + 1 : spot.last + 5])
        own = tuple(
            pk
            for pk in spot.options
            if (town := " ".join(self.partners[pk].town_words))
            and re.search(rf"(?:\b(?:in|en|at|de)|^\W*)\s*{re.escape(town)}\b", after)
        )
        return replace(spot, options=own) if own else spot

    def _settle(self) -> None:
        """Who is doubtful is settled by who is certain, until nothing moves."""
        for _ in range(3):
            before = list(self.spots)
            self.spots = [self._narrow(it) for it in self.spots]
            if before == self.spots:
                return

    def _narrow(self, spot: Spot) -> Spot:
        if len(spot.options) == 1:
            return spot
        rings = self._person_rings(spot) if spot.noun == "contact" else self._partner_rings(spot)
        for ring in rings:
            fits = tuple(pk for pk in spot.options if pk in ring)
            if fits:
                return replace(spot, options=fits)
        return spot

    def _person_rings(self, spot: Spot) -> list[set[int]]:
        """People of the partner named right after, of those named for certain, of the doubtful."""
        partners = [it for it in self.spots if it.noun == "partner"]
        after = [it for it in partners if it.first > spot.last and self._is_of(spot, it)]
        sure = [it for it in partners if len(it.options) == 1]
        rings = [self._people_at(it) for it in (after[:1], sure, partners) if it]
        return [*rings[: bool(after)], self._of_trade(spot), *rings[bool(after) :]]

    def _of_trade(self, spot: Spot) -> set[int]:
        """ "Jorge from the hospital": people at a partner with that word in its name."""
        end = self.found[spot.last].word.end
        rest = [it for it in self.found[spot.last + 1 : spot.last + 4] if not it.is_connector]
        told = _OF.match(self.text.folded, end)
        own = next((it for it in rest if it.word.folded not in ("from", "with")), None)
        if not told or own is None or own.word.start > told.end() or own.forms[0] not in TRADES:
            return set()
        return {
            pk
            for pk, it in self.people.items()
            if any(own.forms[0] in words_of(name) for _, name, _ in it.partners)
        }

    def _is_of(self, spot: Spot, partner: Spot) -> bool:
        between = self.text.folded[
            self.found[spot.last].word.end : self.found[partner.first].word.start
        ]
        return bool(_OF.fullmatch(between))

    def _people_at(self, spots: Sequence[Spot]) -> set[int]:
        ids = {pk for it in spots for pk in it.options}
        family = ids | {pk for pk, it in self.partners.items() if it.parent in ids}
        return {pk for pk, it in self.people.items() if it.partner_ids & family}

    def _partner_rings(self, spot: Spot) -> list[set[int]]:
        people = [it for it in self.spots if it.noun == "contact"]
        sure = {
            pk
            for it in people
            if len(it.options) == 1
            for pk in self.people[it.options[0]].partner_ids
        }
        maybe = {
            pk for it in people for option in it.options for pk in self.people[option].partner_ids
        }
        return [it for it in (sure, maybe) if it]

    def _to_branch(self, spot: Spot) -> Spot:
        """ "Kathy at Northfork": the branch where Kathy is, if nobody named is at the parent."""
        if spot.noun == "contact" or len(spot.options) > 1 or self.partners[spot.options[0]].parent:
            return spot
        own = spot.options[0]
        people = [
            self.people[it.options[0]]
            for it in self.spots
            if it.noun == "contact" and len(it.options) == 1
        ]
        if any(own in it.partner_ids for it in people):
            return spot
        branches = {
            pk
            for it in people
            for pk, _, parent in it.partners
            if parent == own and pk in self.partners
        }
        return replace(spot, options=tuple(branches)) if len(branches) == 1 else spot

    def _certain(self, noun: str) -> list[Named]:
        """Each once, in the order in which they are named."""
        found: dict[int, Named] = {}
        for spot in self.spots:
            if spot.noun == noun and len(spot.options) == 1:
                pk = spot.options[0]
                name = self.partners[pk].name if noun == "partner" else self.people[pk].name
                found.setdefault(pk, Named(pk, name, self.said(spot)))
        return list(found.values())

    def _brought(self, contacts: Sequence[Named], partners: Sequence[Named]) -> list[Named]:
        """The partners of people who are at one alone, unless it (or its family) is named."""
        named = {it.pk for it in partners}
        named |= {parent for pk in named if (parent := self.partners[pk].parent)}
        found: dict[int, Named] = {}
        for contact in contacts:
            person = self.people[contact.pk]
            if len(person.partners) == 1 and not self._is_named(person, named):
                pk, name, _ = person.partners[0]
                found[pk] = Named(pk, name, "")
        return list(found.values())

    def _is_named(self, person: PersonRow, named: set[int]) -> bool:
        return bool(person.partner_ids & named)

    def _is_doubtful(self, spot: Spot) -> bool:
        """Where many fit "the clinic", asking which one helps nobody."""
        any_of_many = self.found[spot.first].stands_for and len(spot.options) > MOST_OPTIONS
        return len(spot.options) > 1 and not any_of_many

    def _doubt(self, spot: Spot) -> Candidates:
        rows = self.partners if spot.noun == "partner" else self.people
        options = tuple(Named(pk, rows[pk].name, self.said(spot)) for pk in spot.options)
        return Candidates(self.said(spot), spot.noun, options[:MOST_OPTIONS])
