"""The columns of the sheet "partners", with the headers that mean them."""

from django.utils.translation import gettext_lazy as _

from contacts.sheets.cells import yes_no_choices
from contacts.sheets.choices import choices_of
from contacts.sheets.members import member_choices, site_choices
from core.registries.sheets import Column

PEOPLE = ("contact", "contact_2", "contact_3")
"""How the keys of the columns of the three contacts begin."""


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(","))


OF_PARTNER = (
    Column(
        "name",
        _("Name"),
        _words(
            "name, company, company name, business, business name, employer, employer name,"
            " organization, organization name, organisation, org, org name, partner, partner name,"
            " agency, account, account name, firm, community partner, business partner, host site,"
            " worksite, work site, internship site, industry partner, company/organization,"
            " business/organization, empresa, nombre de la empresa, socio, organización,"
            " nombre, negocio, compañía, nombre del socio, empleador, institución, aliado"
        ),
        required=True,
    ),
    Column(
        "parent",
        _("Branch of"),
        _words(
            "branch of, parent, parent company, parent organization, headquarters,"
            " corporate parent,"
            " belongs to, division of, subsidiary of, chain, parent account, sucursal de,"
            " empresa matriz, matriz, pertenece a, casa matriz"
        ),
        hint=_("The partner that this one is a branch of. It is added if it is not there yet."),
    ),
    Column(
        "kind",
        _("Kind"),
        _words(
            "kind, type, partner type, organization type, org type, kind of partner, category,"
            " company type, type of organization, type of partner, tipo, tipo de socio,"
            " tipo de organización, categoría"
        ),
        choices=choices_of("kind"),
    ),
    Column(
        "stage",
        _("Stage"),
        _words(
            "stage, status, partner status, partnership status, relationship status, state of"
            " partnership, estado de la relación, etapa, estatus, situación, active?,"
            " current status"
        ),
        choices=choices_of("stage"),
    ),
    Column(
        "tier",
        _("Tier"),
        _words(
            "tier, level, priority, importance, rank, rating, partner level, partnership level,"
            " nivel, prioridad, importancia"
        ),
        choices=choices_of("tier"),
    ),
    Column(
        "owner",
        _("Owner"),
        _words(
            "owner, assigned to, coordinator, staff, staff contact, our contact, relationship"
            " manager, account owner, account manager, responsible, liaison, assigned staff,"
            " district contact, school contact, college contact, partner manager, lead staff,"
            " responsable, encargado, encargada, coordinador, coordinadora, a cargo de"
        ),
        hint=_("Somebody of your office, by name or email."),
        choices=member_choices,
    ),
    Column(
        "backup_owner",
        _("Backup owner"),
        _words(
            "backup owner, backup, secondary owner, co-owner, second owner, backup staff,"
            " secondary staff, alternate owner, responsable suplente, suplente,"
            " segundo responsable"
        ),
        hint=_("Somebody of your office, by name or email."),
        choices=member_choices,
    ),
    Column(
        "source",
        _("How we met"),
        _words(
            "how we met, source, lead source, referral source, referred by, how did we meet,"
            " origin,"
            " how they found us, met through, cómo nos conocimos, origen, fuente, referido por"
        ),
        choices=choices_of("source"),
    ),
    Column(
        "partner_since",
        _("Partner since"),
        _words(
            "partner since, since, start date, date added, partnership start, started,"
            " year started,"
            " first contact, start year, date established, start of partnership, joined,"
            " date joined,"
            " socio desde, desde, fecha de inicio, inicio, año de inicio"
        ),
        hint=_("A day; a season or a year will do."),
        is_day=True,
    ),
    Column(
        "career_clusters",
        _("Career clusters"),
        _words(
            "career cluster, career clusters, cluster, clusters, pathway, pathways,"
            " career pathway,"
            " cte pathway, cte program, program area, cte cluster, career field,"
            " grupos de carreras,"
            " área de carrera, ruta profesional, clúster"
        ),
        hint=_("Several with semicolons between them."),
        choices=choices_of("career_clusters"),
    ),
    Column(
        "naics_sector",
        _("Industry sector"),
        _words(
            "industry sector, industry, sector, naics, naics code, industry type, business type,"
            " type of business, field, line of business, business category, industria,"
            " sector industrial, rubro, giro, tipo de negocio, ramo"
        ),
        hint=_("In words or as a NAICS code."),
        choices=choices_of("naics_sector"),
    ),
    Column(
        "street",
        _("Street"),
        _words(
            "street, address, street address, business street, address 1, address line 1,"
            " mailing address,"
            " address1,"
            " business address, company address, location, calle, dirección, domicilio"
        ),
    ),
    Column(
        "town",
        _("Town"),
        _words(
            "town, city, business city, municipality, city/state, city state, ciudad, municipio,"
            " pueblo, localidad"
        ),
    ),
    Column(
        "region",
        _("State"),
        _words("state, province, business state, region, st, st., estado, provincia"),
    ),
    Column(
        "postal_code",
        _("ZIP code"),
        _words(
            "zip, zip code, zipcode, business postal code, postal code, postcode, postal,"
            " código postal, cp, c.p."
        ),
    ),
    Column(
        "phone",
        _("Phone"),
        _words(
            "phone, company phone, business phone, main phone, office phone, phone number,"
            " telephone, tel, main number, main line, phone #, work phone, switchboard, teléfono,"
            " teléfono de la empresa, tel., número de teléfono"
        ),
    ),
    Column(
        "website",
        _("Website"),
        _words(
            "website, web site, web, url, web address, homepage, company website, link, webpage,"
            " sitio web, página web, página, página de internet"
        ),
    ),
    Column(
        "notes",
        _("Good to know"),
        _words(
            "good to know, notes, note, comments, comment, remarks, description, details, info,"
            " additional info, notas, comentarios, observaciones, descripción"
        ),
    ),
    Column(
        "closing",
        _("Closing or cutting back?"),
        _words(
            "closing, closing?, closing or cutting back, downsizing, going out of business, cierra"
        ),
        choices=yes_no_choices,
    ),
    Column(
        "champion",
        _("Champion?"),
        _words("champion, champion?, advocate, ambassador, early adopter, embajador, promotor"),
        choices=yes_no_choices,
    ),
    Column(
        "one_person",
        _("One person?"),
        _words(
            "one person, one person?, sole proprietor, single person, una sola persona, autónomo"
        ),
        choices=yes_no_choices,
    ),
    Column(
        "sites",
        _("Sites"),
        _words(
            "sites, site, school, schools, campus, campuses, works with, building, high school,"
            " partner school, school site, escuela, escuelas, plantel, planteles, sedes, sede"
        ),
        hint=_("Schools or campuses of your office; several with semicolons between them."),
        choices=site_choices,
    ),
)

_FIRST = {
    "name": "contact name, contact, main contact, supervisor, site supervisor, mentor,"
    " primary contact, contact person,"
    " point of contact,"
    " poc, key contact, contact full name, representative, supervisor, site supervisor,"
    " hr contact, contact 1, contact 1 name,"
    " contact name 1,"
    " primary contact name, main contact name, full name, attn, attention, contacto, nombre del"
    " contacto, contacto principal, persona de contacto, representante, contacto 1",
    "first_name": "contact first name, first name, first, fname, given name, contact first,"
    " first name 1, contact 1 first name, nombre del contacto (nombre), primer nombre, nombre(s)",
    "last_name": "contact last name, last name, last, lname, surname, family name, contact last,"
    " last name 1, contact 1 last name, apellido, apellidos",
    "role": "contact role, role, title, job title, position, contact title, contact position,"
    " contact 1 title, title 1, contact job title, puesto, cargo, título, rol, cargo del contacto",
    "email": "contact email, email, e-mail, email address, e-mail address, contact e-mail, mail,"
    " contact email address, contact 1 email, email 1, primary email, main email, work email,"
    " correo, correo electrónico, email del contacto, correo del contacto",
    "phone": "contact phone, contact phone number, contact number, direct phone, direct line,"
    " cell,"
    " cell phone, mobile, mobile phone, contact cell, contact 1 phone, phone 1, celular, móvil,"
    " teléfono del contacto, teléfono celular",
}
_NEXT = {
    "name": "{o} contact, {o} contact name, contact {n}, contact {n} name, contact name {n}, {a},"
    " contacto {n}, {s} contacto",
    "first_name": "contact {n} first name, first name {n}, {o} contact first name, nombre {n}",
    "last_name": "contact {n} last name, last name {n}, {o} contact last name, apellido {n}",
    "role": "contact {n} title, contact {n} role, title {n}, role {n}, {o} contact title,"
    " {o} contact role, puesto {n}, cargo {n}",
    "email": "contact {n} email, email {n}, {o} contact email, e-mail {n}, {o} email,"
    " contact {n} e-mail, correo {n}, correo electrónico {n}",
    "phone": "contact {n} phone, phone {n}, {o} contact phone, {o} phone, contact {n} cell,"
    " teléfono {n}, tel {n}",
}
_SECOND = {
    "n": "2",
    "o": "second",
    "s": "segundo",
    "a": "backup contact, secondary contact, alternate contact, other contact, contacto suplente,"
    " contacto secundario",
}
_THIRD = {"n": "3", "o": "third", "s": "tercer", "a": "additional contact"}

_LABELS = {
    "contact": {
        "name": _("Contact: name"),
        "first_name": _("Contact: first name"),
        "last_name": _("Contact: last name"),
        "role": _("Contact: role"),
        "email": _("Contact: email"),
        "phone": _("Contact: phone"),
    },
    "contact_2": {
        "name": _("Second contact: name"),
        "first_name": _("Second contact: first name"),
        "last_name": _("Second contact: last name"),
        "role": _("Second contact: role"),
        "email": _("Second contact: email"),
        "phone": _("Second contact: phone"),
    },
    "contact_3": {
        "name": _("Third contact: name"),
        "first_name": _("Third contact: first name"),
        "last_name": _("Third contact: last name"),
        "role": _("Third contact: role"),
        "email": _("Third contact: email"),
        "phone": _("Third contact: phone"),
    },
}


def _person_columns(prefix: str, words: dict[str, str], **filled: str) -> tuple[Column, ...]:
    return tuple(
        Column(f"{prefix}_{key}", _LABELS[prefix][key], _words(text.format(**filled)))
        for key, text in words.items()
    )


COLUMNS = (
    *OF_PARTNER,
    *_person_columns("contact", _FIRST),
    *_person_columns("contact_2", _NEXT, **_SECOND),
    *_person_columns("contact_3", _NEXT, **_THIRD),
)
