"""Words of thanks in Spanish. Numbers of one take the gender of what they count."""

from babel.lists import format_list
from babel.numbers import format_decimal

from outreach.enums.activities import ActivityKind as Kind
from recognition.enums.documents import DocumentKind
from recognition.wording.done import HOSTED, TAUGHT, Done

SMALL = [
    "cero",
    "un",
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "once",
    "doce",
]
Noun = tuple[str, str, str]
"""The number one before it, the noun, its plural."""

GUESTS: dict[Kind, Noun] = {
    Kind.APPRENTICESHIP: ("un", "aprendiz", "aprendices"),
    Kind.INTERNSHIP: ("un", "pasante", "pasantes"),
    Kind.PRACTICUM: ("un", "practicante", "practicantes"),
    Kind.JOB_SHADOW: ("un", "día de observación laboral", "días de observación laboral"),
}
VISITS: dict[Kind, Noun] = {
    Kind.APPRENTICESHIP: ("un", "programa de aprendizaje", "programas de aprendizaje"),
    Kind.INTERNSHIP: ("una", "pasantía", "pasantías"),
    Kind.PRACTICUM: ("una", "práctica profesional", "prácticas profesionales"),
    Kind.JOB_SHADOW: ("un", "día de observación laboral", "días de observación laboral"),
    Kind.TEACHER_EXTERNSHIP: ("una", "pasantía docente", "pasantías docentes"),
    Kind.WORKPLACE_TOUR: ("un", "recorrido por sus instalaciones", "recorridos"),
}
DEEDS = {
    Kind.MENTORSHIP: (
        "dar mentoría a {students}",
        "dar mentoría a nuestros estudiantes",
        "dar mentoría a nuestros estudiantes",
    ),
    Kind.INDUSTRY_PROJECT: (
        "guiar a {students} en un proyecto con la industria",
        "guiar un proyecto con la industria",
        "guiar {times} proyectos con la industria",
    ),
    Kind.MOCK_INTERVIEW: (
        "hacer entrevistas simuladas a {students}",
        "hacer entrevistas simuladas",
        "hacer entrevistas simuladas {often}",
    ),
    Kind.WORKSHOP: (
        "dar un taller a {students}",
        "dar un taller",
        "dar {times} talleres",
    ),
    Kind.GUEST_SPEAKER: (
        "dar una charla a {students}",
        "dar una charla a nuestros estudiantes",
        "dar {times} charlas a nuestros estudiantes",
    ),
    Kind.CAREER_PANEL: (
        "participar en un panel de profesiones",
        "participar en un panel de profesiones",
        "participar en {times} paneles de profesiones",
    ),
    Kind.CAREER_FAIR: (
        "recibir a nuestros estudiantes en una feria de empleo",
        "recibir a nuestros estudiantes en una feria de empleo",
        "recibir a nuestros estudiantes en {times} ferias de empleo",
    ),
    Kind.PODCAST: (
        "hablar en un pódcast",
        "hablar en un pódcast",
        "hablar {often} en un pódcast",
    ),
    Kind.IN_KIND_GIFT: (
        "apoyar a nuestras aulas con un donativo",
        "apoyar a nuestras aulas con un donativo",
        "apoyar a nuestras aulas con {times} donativos",
    ),
    Kind.ADVISORY_BOARD: (
        "formar parte de nuestro consejo asesor",
        "formar parte de nuestro consejo asesor",
        "formar parte de nuestro consejo asesor",
    ),
    Kind.REFERRAL: (
        "presentarnos a otros",
        "presentarnos a otros",
        "presentarnos a otros {often}",
    ),
}
SUMMED = frozenset({Kind.MENTORSHIP, Kind.MOCK_INTERVIEW})
CLOSINGS = {
    HOSTED: (
        "por mostrar a nuestros estudiantes cómo es un trabajo bien hecho",
        "por dejar que nuestros estudiantes aprendan donde se trabaja",
    ),
    TAUGHT: (
        "por dar a nuestros estudiantes tiempo y atención",
        "por ayudar a nuestros estudiantes a ver qué podrían hacer después",
    ),
}
USUAL = ("por apoyar a nuestros estudiantes", "por estar presente en nuestras escuelas")
NOTHING = "por acompañar a nuestras escuelas, y por el tiempo y la buena voluntad que eso significa"

NEXT = "Nos alegrará seguir trabajando juntos, y esperamos con gusto lo que viene."
GIFT = "Gracias por su donativo. Ayuda a nuestros estudiantes a aprender, y lo agradecemos mucho."


def number(count: int) -> str:
    """In words up to twelve."""
    return SMALL[count] if count < len(SMALL) else str(format_decimal(count, locale="es_US"))


def listed(parts: list[str]) -> str:
    """A, B y C; no part begins with the sound of i, before which "y" would be "e"."""
    return str(format_list(parts, locale="es"))


def guests(it: Done) -> str:
    """Whom, or what, doors were opened to."""
    if it.students is not None and it.kind in GUESTS:
        return _counted(it.students, GUESTS[it.kind])
    visits = _counted(it.times, VISITS[it.kind])
    if it.students is None or it.kind == Kind.TEACHER_EXTERNSHIP or it.times > 1:
        return visits
    return f"{visits} para {_students(it.students)}"


def opening(parts: list[str]) -> str:
    """Of all to whom doors were opened."""
    return f"abrir sus puertas a {listed(parts)}"


def deed(it: Done) -> str:
    """What its people did."""
    with_students, once, often = DEEDS[it.kind]
    if it.students is not None and (it.times == 1 or it.kind in SUMMED):
        return with_students.format(students=_students(it.students))
    if it.times == 1:
        return once
    return often.format(times=number(it.times), often=f"{number(it.times)} veces")


def sentence(clauses: list[str], closing: str) -> str:
    """The whole, as it follows the name."""
    return f"por {listed(clauses)} este año, y {closing}."


def _counted(count: int, noun: Noun) -> str:
    one, single, several = noun
    return f"{one} {single}" if count == 1 else f"{number(count)} {several}"


def _students(count: int) -> str:
    return _counted(count, ("un", "estudiante", "estudiantes"))


def of_years(years: int, clauses: list[str]) -> str:
    """For an anniversary, with what was done this year."""
    long = "un primer año" if years == 1 else f"{number(years)} años"
    rest = f"por {listed(clauses)} este año" if clauses else USUAL[0]
    return f"por {long} de colaboración con nuestras escuelas, y {rest}."


def letter(what: str, kind: str) -> str:
    """The body of a letter around the same words."""
    if kind == DocumentKind.GIFT_LETTER:
        return GIFT
    return f"Gracias {what}\n\n{NEXT}"
