"""Who answers the office's mail, what became of it, and to whom none can be sent."""

from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When

from core.due.batch import once_a_batch
from core.models.outbox import OutboxMessage
from offices.enums.roles import Role
from offices.models import Membership, Office

MOST_MESSAGES = 50  # on the settings page
RANK = Case(
    When(role=Role.DIRECTOR, then=Value(1)),
    default=Value(2),
    output_field=IntegerField(),
)
COMES_BACK = Q(mail_refused_at__isnull=False, mail_refused_address=F("user__email"))


def answerers(office: Office) -> QuerySet[Membership]:
    """Who may get the answers, the one who does first.

    The chosen member, else directors in the order in which they came, else administrators;
    nobody whose own mail comes back.
    """
    who = Q(answers_mail=True) | Q(role__in=[Role.DIRECTOR, Role.ADMINISTRATOR])
    active = Q(deactivated_at=None, user__is_active=True)
    return (
        Membership.objects.filter(who, active, office=office)
        .exclude(COMES_BACK)
        .select_related("user")
        .order_by(F("answers_mail").desc(), RANK, "recorded_at", "id")
    )


@once_a_batch
def who_answers(office: Office) -> Membership | None:
    """The human to whom answers to the office's mail go. One query."""
    return answerers(office).first()


def mail_refused(office: Office) -> QuerySet[Membership]:
    """The active members to whose address of today no mail goes, by name."""
    return (
        Membership.objects.filter(office=office, deactivated_at=None)
        .filter(COMES_BACK)
        .select_related("user")
        .order_by("display_name", "id")
    )


def last_messages(office: Office) -> QuerySet[OutboxMessage]:
    """The newest messages, without what they say."""
    return (
        OutboxMessage.objects.filter(office=office)
        .only(
            "rule", "to_name", "to_address", "subject", "state", "sent_at", "error", "recorded_at"
        )
        .order_by("-id")[:MOST_MESSAGES]
    )


def chosen_answerer(office: Office) -> Membership | None:
    """Whom the office chose to get the answers, if it chose anybody."""
    return Membership.objects.filter(office=office, answers_mail=True).first()


def usual_answerer(office: Office) -> Membership | None:
    """Who gets the answers while nobody is chosen."""
    return answerers(office).filter(answers_mail=False).first()
