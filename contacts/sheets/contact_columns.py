"""The columns of the sheet "contacts", with the headers that mean them."""

from django.utils.translation import gettext_lazy as _

from contacts.sheets.cells import yes_no_choices
from contacts.sheets.choices import choices_of
from core.registries.sheets import Column


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(","))


COLUMNS = (
    Column(
        "name",
        _("Name"),
        _words(
            "name, contact, contact name, full name, person, contact person, representative,"
            " nombre, nombre completo, contacto, persona de contacto"
        ),
    ),
    Column(
        "first_name",
        _("First name"),
        _words("first name, first, fname, given name, contact first name, primer nombre, nombres"),
    ),
    Column(
        "last_name",
        _("Last name"),
        _words(
            "last name, last, lname, surname, family name, contact last name, apellido, apellidos"
        ),
    ),
    Column(
        "called",
        _("Called"),
        _words(
            "called, nickname, preferred name, goes by, known as, le dicen, apodo, nombre preferido"
        ),
    ),
    Column(
        "partner",
        _("Partner"),
        _words(
            "partner, company, company name, organization, organisation, employer, business,"
            " business name, partner name, agency, account, account name, works at, firm, school,"
            " empresa, socio, organización, negocio, compañía, empleador, institución, aliado"
        ),
        hint=_("The partner where they work. It is added if it is not there yet."),
        required=True,
    ),
    Column(
        "role",
        _("Role"),
        _words(
            "role, title, job title, position, job, function, puesto, cargo, título, rol, función"
        ),
    ),
    Column(
        "email",
        _("Email"),
        _words(
            "email, e-mail, email address, e-mail address, mail, work email, email 1,"
            " primary email, correo, correo electrónico"
        ),
        hint=_("Several with commas between them."),
    ),
    Column(
        "email_2",
        _("Second email"),
        _words("email 2, second email, other email, personal email, alternate email, correo 2"),
    ),
    Column(
        "phone",
        _("Phone"),
        _words(
            "phone, phone number, telephone, tel, work phone, office phone, business phone,"
            " direct phone, phone 1, teléfono, teléfono de trabajo"
        ),
        hint=_("Several with commas between them."),
    ),
    Column(
        "phone_2",
        _("Second phone"),
        _words(
            "phone 2, second phone, cell, cell phone, mobile, mobile phone, home phone,"
            " other phone, celular, móvil, teléfono 2"
        ),
    ),
    Column(
        "language",
        _("Writes in"),
        _words("writes in, language, preferred language, idioma, lengua"),
        choices=choices_of("language"),
    ),
    Column(
        "holds",
        _("Holds"),
        _words(
            "holds, primary, primary contact, is primary, primary?, contact type, main contact?,"
            " primary/backup, contacto principal, tipo de contacto, principal"
        ),
        hint=_("Primary or backup contact of the partner."),
        choices=choices_of("holds"),
    ),
    Column(
        "decision_maker",
        _("Decision maker?"),
        _words("decision maker, decision maker?, decides, decision-maker, toma decisiones, decide"),
        choices=yes_no_choices,
    ),
    Column(
        "signatory",
        _("Signs agreements?"),
        _words(
            "signs agreements, signs agreements?, signatory, signer, authorized signer,"
            " firma convenios, firmante"
        ),
        choices=yes_no_choices,
    ),
    Column(
        "notes",
        _("Good to know"),
        _words(
            "good to know, notes, note, comments, comment, remarks, notas, comentarios,"
            " observaciones"
        ),
    ),
)
