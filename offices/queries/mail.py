"""Who answers the office's mail."""

from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Lower

from offices.enums.roles import Role
from offices.models import Membership, Office

RANK = Case(
    When(role=Role.DIRECTOR, then=Value(1)),
    default=Value(2),
    output_field=IntegerField(),
)
COMES_BACK = Q(mail_refused_at__isnull=False, refused=Lower("user__email"))


def answerers(office: Office) -> QuerySet[Membership]:
    """Who may get the answers, the one who does first: the chosen member, else directors in the
    order in which they came, else administrators. Nobody whose own mail comes back."""
    who = Q(answers_mail=True) | Q(role__in=[Role.DIRECTOR, Role.ADMINISTRATOR])
    active = Q(deactivated_at=None, user__is_active=True)
    return (
        Membership.objects.filter(who, active, office=office)
        .alias(refused=Lower("mail_refused_address"))
        .exclude(COMES_BACK)
        .select_related("user")
        .order_by(F("answers_mail").desc(), RANK, "recorded_at", "id")
    )


def who_answers(office: Office) -> Membership | None:
    """The human to whom answers to the office's mail go. One query."""
    return answerers(office).first()
