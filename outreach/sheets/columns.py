"""The columns of the sheet "activities", with the headers that mean them."""

from django.utils.translation import gettext_lazy as _

from contacts.sheets.members import member_choices, site_choices
from core.registries.sheets import Column
from outreach.queries.leaders import leader_choices
from outreach.sheets.amounts import kept_of_students
from outreach.sheets.words import choices_of


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(","))


COLUMNS = (
    Column(
        "date",
        _("Date"),
        _words(
            "date, day, when, activity date, contact date, date of contact, event date, start,"
            " start date, date of activity, date of event, visit date, meeting date, log date,"
            " timestamp, date and time, fecha, día, fecha de la actividad, fecha de contacto,"
            " fecha de inicio, inicio"
        ),
        required=True,
        is_day=True,
    ),
    Column(
        "until",
        _("Until"),
        _words("until, end, end date, to, through, thru, last day, hasta, fin, fecha final"),
        hint=_("The last day of something that takes several, such as an internship."),
        is_day=True,
    ),
    Column("time", _("Time"), _words("time, start time, at, hour, hora, horario")),
    Column(
        "kind",
        _("Kind"),
        _words(
            "kind, type, activity, activity type, type of activity, contact type, type of contact,"
            " method, contact method, mode, event type, event, engagement, engagement type,"
            " interaction, interaction type, what, what happened, touchpoint, how, category,"
            " method of contact, mode of contact, what did you do, what did we do,"
            " wbl activity, tipo, tipo de actividad, actividad, tipo de contacto, medio"
        ),
        hint=_("A call, a visit, a guest speaker. Without it, the notes are asked."),
        choices=choices_of("kind"),
    ),
    Column(
        "status",
        _("Status"),
        _words("status, state, completed?, done?, done, complete, held?, estado, estatus"),
        choices=choices_of("status"),
    ),
    Column(
        "partner",
        _("Partners"),
        _words(
            "partners, partner, company, company name, business, business name, organization,"
            " organisation, employer, employer name, partner name, business partner, agency,"
            " industry partner, host, account, with, with whom, socio, socios, empresa,"
            " organización, empleador, nombre de la empresa, aliado, aliados"
        ),
        required=True,
        hint=_("Several partners are divided by semicolons."),
    ),
    Column(
        "contact",
        _("Contacts"),
        _words(
            "contacts, contact, contact name, contact person, person, people, spoke with,"
            " talked to, met with, person contacted, contacted, who was there, name,"
            " attendee, attendees, speaker, contacto, contactos,"
            " persona, nombre del contacto, nombre, con quién"
        ),
        hint=_("Who took part of the partner's people. Never students."),
    ),
    Column(
        "site",
        _("Site"),
        _words(
            "site, school, campus, building, school site, high school, location, sitio, escuela,"
            " plantel, sede, centro"
        ),
        choices=site_choices,
    ),
    Column(
        "in_short",
        _("In short"),
        _words(
            "in short, summary, subject, topic, title, description, purpose, regarding, re,"
            " activity name, event name, en breve, en resumen, asunto, resumen,"
            " tema, título, descripción, propósito"
        ),
    ),
    Column(
        "notes",
        _("Notes"),
        _words(
            "notes, note, comments, comment, details, detail, remarks, discussion, log,"
            " outcome notes, notas, comentarios, observaciones, detalles"
        ),
    ),
    Column(
        "students",
        _("Students"),
        _words(
            "students, # students, student count, number of students, no. of students,"
            " # of students, students served, students reached, students attended, attendance,"
            " num students, kids, estudiantes, alumnos, número de estudiantes, # estudiantes"
        ),
        hint=_("How many. Students are counted, never named."),
        kept=kept_of_students,
    ),
    Column(
        "volunteers",
        _("Volunteers"),
        _words(
            "volunteers, # volunteers, number of volunteers, # of volunteers, volunteer count,"
            " employees involved, # employees, voluntarios, número de voluntarios"
        ),
    ),
    Column(
        "hours",
        _("Hours"),
        _words(
            "hours, volunteer hours, hrs, volunteer hrs, vol hours, vol hrs,"
            " total hours, # hours, number of hours, hours donated,"
            " horas, horas de voluntariado, horas voluntarias"
        ),
        hint=_("Volunteer hours, of all volunteers together."),
    ),
    Column(
        "exchange",
        _("Exchange"),
        _words(
            "exchange, outcome, result, response, reached?, direction, contact made?,"
            " intercambio, resultado, respuesta"
        ),
        choices=choices_of("exchange"),
    ),
    Column(
        "leader",
        _("Leader"),
        _words(
            "leader, leader took part, principal, dean, superintendent, administrator present,"
            " líder, director de la escuela, directora de la escuela, decano, decana"
        ),
        hint=_("The principal, dean or superintendent who took part."),
        choices=leader_choices,
    ),
    Column(
        "logged_by",
        _("Logged by"),
        _words(
            "logged by, staff, staff member, coordinator, by, entered by, logged, user, teacher,"
            " initials, who, your name, our contact, school contact, recorded by, registrado por,"
            " coordinador, coordinadora, personal, responsable"
        ),
        choices=member_choices,
    ),
    Column(
        "follow_up_what",
        _("Next step"),
        _words(
            "next step, next steps, follow up, follow-up, followup, action item, action items,"
            " to do, todo, follow up action, follow up needed, next action, siguiente paso,"
            " próximo paso, seguimiento, pendiente, acción"
        ),
    ),
    Column(
        "follow_up_due",
        _("Next step due"),
        _words(
            "next step due, follow up date, follow-up date, followup date, due, due date,"
            " next contact, next contact date, follow up by, follow up on, by when, vence,"
            " fecha de seguimiento, fecha límite, próximo contacto"
        ),
        is_day=True,
    ),
    Column(
        "follow_up_owner",
        _("Next step of"),
        _words(
            "next step of, follow up by whom, assigned to, follow up owner, owner, responsible,"
            " who will follow up, by whom, asignado a, asignada a, encargado, encargada"
        ),
        choices=member_choices,
    ),
)
