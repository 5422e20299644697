"""The standing says what the raw rows say, whatever happened to them."""

import random
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from django.db.models import QuerySet

from core.registries.standing import refresh_all_standing
from offices.models import Membership, Office
from outreach.actions.activities import (
    Part,
    archive_activity,
    log_activity,
    restore_activity,
    update_activity,
)
from outreach.actions.follow_ups import (
    archive_follow_up,
    complete_follow_up,
    create_follow_up,
    drop_follow_up,
    postpone_follow_up,
    reopen_follow_up,
    restore_follow_up,
    update_follow_up,
)
from outreach.enums.activities import ENGAGEMENTS, ActivityKind, Exchange, Status
from outreach.models import Activity, FollowUp, Participation
from partnerships.models import Partner, PartnerStanding
from recognition.actions.recognitions import (
    archive_many,
    archive_recognition,
    record_many,
    record_recognition,
    restore_many,
    restore_recognition,
    update_recognition,
)
from recognition.enums.channels import Channel
from recognition.models import Recognition
from tests.factories import make_activity, make_partner, make_recognition

Facts = tuple[object, ...]
FACTS = (
    *("last_touch_on", "last_two_way_on", "last_engagement_on", "touch_count"),
    *("open_follow_up_count", "next_follow_up_on", "next_follow_up_what"),
    *("last_thanked_on", "last_channels", "unthanked_since", "met_twice_since"),
)


def computed(*partners: Partner) -> list[Facts]:
    """The facts of each, reckoned in Python from the raw rows."""
    parts = Participation.objects.filter(attended=True).select_related("activity")
    return [
        reckoned(part_rows, follow_ups, thanks)
        for part_rows, follow_ups, thanks in zip(
            of_each(parts, partners),
            of_each(FollowUp.objects.all(), partners),
            of_each(Recognition.objects.filter(archived_at=None), partners),
            strict=True,
        )
    ]


def of_each[M: (Participation, FollowUp, Recognition)](
    rows: QuerySet[M], partners: Sequence[Partner]
) -> list[list[M]]:
    """The rows of each partner, by one statement."""
    found: dict[int, list[M]] = defaultdict(list)
    for row in rows.filter(partner__in=partners):
        found[row.partner_id].append(row)
    return [found[partner.pk] for partner in partners]


def reckoned(
    parts: list[Participation], follow_ups: list[FollowUp], given: list[Recognition]
) -> Facts:
    """The facts out of one partner's rows."""
    touches = [
        it.activity
        for it in parts
        if it.activity.status == Status.DONE
        and it.activity.archived_at is None
        and it.activity.exchange != Exchange.ATTEMPT
    ]
    waiting = [it for it in follow_ups if it.status == "open" and not it.archived_at]
    first = min(waiting, key=lambda it: (it.due_on, it.pk), default=None)
    thanks = sorted(given, key=lambda it: (it.given_on, it.pk), reverse=True)
    thanked_on = newest(it.given_on for it in thanks)
    engagements = [it.starts_on for it in touches if it.kind in ENGAGEMENTS]
    return (
        newest(it.starts_on for it in touches),
        newest(it.starts_on for it in touches if it.exchange == Exchange.TWO_WAY),
        newest(engagements),
        len(touches),
        len(waiting),
        first.due_on if first else None,
        first.what if first else "",
        thanked_on,
        [it.channel for it in thanks[:3]],
        min((it for it in engagements if thanked_on is None or it > thanked_on), default=None),
        before_the_last([it.starts_on for it in touches if it.exchange == Exchange.TWO_WAY]),
    )


def newest(days: object) -> date | None:
    return max(days, default=None)  # type: ignore[call-overload,no-any-return]  # a generator of dates


def before_the_last(days: list[date]) -> date | None:
    return sorted(days)[-2] if len(days) > 1 else None


def kept(*partners: Partner) -> list[Facts]:
    """The facts that the standing of each keeps."""
    rows = PartnerStanding.objects.filter(partner__in=partners).values_list("partner_id", *FACTS)
    found: dict[int, Facts] = {partner: tuple(facts) for partner, *facts in rows}
    return [found[partner.pk] for partner in partners]


class Walk:
    """Does one random thing after the other."""

    def __init__(self, office: Office, by: Membership, seed: int) -> None:
        self.office, self.by, self.dice = office, by, random.Random(seed)
        self.partners = [make_partner(office) for _ in range(4)]

    def step(self) -> None:
        steps = [self.log, self.log, self.edit, self.put_away, self.promise, self.close, self.move]
        steps += [self.thank, self.thank, self.thank_many, self.edit_thanks, self.drop_thanks]
        self.dice.choice(steps)()

    def day(self) -> date:
        return self.office.today() - timedelta(days=self.dice.randrange(400))

    def parts(self) -> list[Part]:
        chosen = self.dice.sample(self.partners, self.dice.randint(1, 3))
        return [Part(it, attended=self.dice.random() < 0.8) for it in chosen]

    def log(self) -> None:
        due = {"what": f"Step {self.dice.random()}", "due_on": self.day()}
        log_activity(
            by=self.by,
            office=self.office,
            fields={
                "kind": self.dice.choice(ActivityKind.values),
                "status": self.dice.choice(Status.values),
                "starts_on": self.day(),
            },
            parts=self.parts(),
            follow_up=due if self.dice.random() < 0.5 else None,  # type: ignore[arg-type]  # a dict literal
        )

    def edit(self) -> None:
        activity = self.any(Activity)
        if activity is not None:
            parts = self.parts() if self.dice.random() < 0.5 else None
            update_activity(
                by=self.by,
                activity=activity,
                fields={"starts_on": self.day(), "kind": self.dice.choice(ActivityKind.values)},
                parts=parts,
            )

    def put_away(self) -> None:
        activity = self.any(Activity)
        if activity is not None:
            change = restore_activity if activity.archived_at else archive_activity
            change(by=self.by, activity=activity)

    def promise(self) -> None:
        create_follow_up(
            by=self.by,
            partner=self.dice.choice(self.partners),
            fields={"what": f"Promise {self.dice.random()}", "due_on": self.day()},
        )

    def close(self) -> None:
        follow_up = self.any(FollowUp)
        if follow_up is None:
            return
        if self.dice.random() < 0.3:
            complete_follow_up(by=self.by, follow_up=follow_up, done_with=self.any(Activity))
            return
        changes = [drop_follow_up, reopen_follow_up, archive_follow_up, restore_follow_up]
        self.dice.choice(changes)(by=self.by, follow_up=follow_up)

    def move(self) -> None:
        follow_up = self.any(FollowUp)
        if follow_up is not None:
            postpone_follow_up(by=self.by, follow_up=follow_up, due_on=self.day())
            update_follow_up(by=self.by, follow_up=follow_up, fields={"what": "Other words"})

    def thank(self) -> None:
        long_ago = self.day() - timedelta(days=self.dice.randrange(300))
        record_recognition(
            by=self.by,
            partner=self.dice.choice(self.partners),
            fields={"channel": self.dice.choice(Channel.values), "given_on": long_ago},
        )

    def thank_many(self) -> None:
        chosen = self.dice.sample(self.partners, self.dice.randint(1, 3))
        rows = record_many(
            by=self.by,
            partners=chosen,
            fields={"channel": "spotlight", "given_on": self.day() - timedelta(days=300)},
        )
        ids = [it.pk for it in rows]
        if self.dice.random() < 0.6:
            archive_many(by=self.by, office=self.office, ids=ids)
            if self.dice.random() < 0.5:
                restore_many(by=self.by, office=self.office, ids=ids)

    def edit_thanks(self) -> None:
        thanks = self.any(Recognition)
        if thanks is not None:
            channel = self.dice.choice(Channel.values)
            update_recognition(
                by=self.by,
                recognition=thanks,
                fields={"given_on": self.day(), "channel": channel},
            )

    def drop_thanks(self) -> None:
        thanks = self.any(Recognition)
        if thanks is not None:
            change = restore_recognition if thanks.archived_at else archive_recognition
            change(by=self.by, recognition=thanks)

    def any[M: (Activity, FollowUp, Recognition)](self, model: type[M]) -> M | None:
        found = list(model.objects.order_by("id"))
        return self.dice.choice(found) if found else None


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_after_a_random_walk_the_standing_equals_the_raw_rows(
    in_alder: Office, ana: Membership, seed: int
) -> None:
    walk = Walk(in_alder, ana, seed)
    was_owed: set[bool] = set()
    for _ in range(90):
        walk.step()
        facts = computed(*walk.partners)
        assert kept(*walk.partners) == facts
        was_owed.update(it[9] is not None for it in facts)
    assert any(it[3] for it in facts)
    assert any(len(it[8]) == 3 for it in facts)  # type: ignore[arg-type]  # the channels
    assert was_owed == {True, False}


def test_refreshing_everything_mends_what_was_wrong(in_alder: Office, ana: Membership) -> None:
    partner = make_partner(in_alder)
    make_activity(partner)
    make_recognition(partner, given_on=in_alder.today() - timedelta(days=3))
    PartnerStanding.objects.update(
        touch_count=7, last_touch_on=None, last_thanked_on=None, last_channels=["card"]
    )
    refresh_all_standing(in_alder.pk)
    assert kept(partner) == computed(partner)


def test_attempts_never_count(in_alder: Office) -> None:
    partner = make_partner(in_alder)
    make_activity(partner, kind="voicemail")
    assert kept(partner)[0] == (None, None, None, 0, 0, None, "", None, [], None, None)


def test_a_one_way_note_is_a_touch_but_no_exchange(in_alder: Office) -> None:
    partner = make_partner(in_alder)
    make_activity(partner, kind="email")
    assert kept(partner)[0][:4] == (in_alder.today(), None, None, 1)


def test_who_did_not_come_was_not_met(in_alder: Office) -> None:
    partner = make_partner(in_alder)
    activity = make_activity(partner, kind="career-fair")
    activity.participations.update(attended=False)
    refresh_all_standing(in_alder.pk, [partner.pk])
    assert kept(partner)[0][:4] == (None, None, None, 0)


def test_thanks_on_the_day_of_an_engagement_are_for_it(in_alder: Office) -> None:
    partner, today = make_partner(in_alder), in_alder.today()
    make_activity(partner, kind="career-fair", starts_on=today - timedelta(days=9))
    make_activity(partner, kind="job-shadow", starts_on=today - timedelta(days=2))
    make_activity(partner, kind="call", starts_on=today - timedelta(days=1))
    assert kept(partner)[0][9] == today - timedelta(days=9)
    make_recognition(partner, given_on=today - timedelta(days=9))
    assert kept(partner)[0][9] == today - timedelta(days=2)
    make_recognition(partner, given_on=today - timedelta(days=2))
    assert kept(partner)[0][9] is None
