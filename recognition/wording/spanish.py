"""Words of thanks in Spanish: numbers of one take the gender of what they count.

No clause begins with the sound of i, before which "y" would be "e".
"""

from outreach.enums.activities import ActivityKind as Kind
from recognition.wording.done import HOSTED, TAUGHT
from recognition.wording.grammar import Deed, Grammar, Noun

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
GUESTS = {
    Kind.APPRENTICESHIP: Noun("un", "aprendiz", "aprendices"),
    Kind.INTERNSHIP: Noun("un", "pasante", "pasantes"),
    Kind.PRACTICUM: Noun("un", "practicante", "practicantes"),
    Kind.JOB_SHADOW: Noun("un", "día de observación laboral", "días de observación laboral"),
}
VISITS = {
    Kind.APPRENTICESHIP: Noun("un", "programa de aprendizaje", "programas de aprendizaje"),
    Kind.INTERNSHIP: Noun("una", "pasantía", "pasantías"),
    Kind.PRACTICUM: Noun("una", "práctica profesional", "prácticas profesionales"),
    Kind.JOB_SHADOW: Noun("un", "día de observación laboral", "días de observación laboral"),
    Kind.TEACHER_EXTERNSHIP: Noun("una", "pasantía docente", "pasantías docentes"),
    Kind.WORKPLACE_TOUR: Noun("un", "recorrido por sus instalaciones", "recorridos"),
}
DEEDS = {
    Kind.MENTORSHIP: Deed(
        "dar mentoría a {students}",
        "dar mentoría a nuestros estudiantes",
        "dar mentoría a nuestros estudiantes",
    ),
    Kind.INDUSTRY_PROJECT: Deed(
        "guiar a {students} en un proyecto con la industria",
        "guiar un proyecto con la industria",
        "guiar {times} proyectos con la industria",
    ),
    Kind.MOCK_INTERVIEW: Deed(
        "hacer entrevistas simuladas a {students}",
        "hacer entrevistas simuladas",
        "hacer entrevistas simuladas {often}",
    ),
    Kind.WORKSHOP: Deed("dar un taller a {students}", "dar un taller", "dar {times} talleres"),
    Kind.GUEST_SPEAKER: Deed(
        "dar una charla a {students}",
        "dar una charla a nuestros estudiantes",
        "dar {times} charlas a nuestros estudiantes",
    ),
    Kind.CAREER_PANEL: Deed(
        "participar en un panel de profesiones",
        "participar en un panel de profesiones",
        "participar en {times} paneles de profesiones",
    ),
    Kind.CAREER_FAIR: Deed(
        "recibir a nuestros estudiantes en una feria de empleo",
        "recibir a nuestros estudiantes en una feria de empleo",
        "recibir a nuestros estudiantes en {times} ferias de empleo",
    ),
    Kind.PODCAST: Deed(
        "hablar en un pódcast", "hablar en un pódcast", "hablar {often} en un pódcast"
    ),
    Kind.IN_KIND_GIFT: Deed(
        "apoyar a nuestras aulas con un donativo",
        "apoyar a nuestras aulas con un donativo",
        "apoyar a nuestras aulas con {times} donativos",
    ),
    Kind.ADVISORY_BOARD: Deed(
        "formar parte de nuestro consejo asesor",
        "formar parte de nuestro consejo asesor",
        "formar parte de nuestro consejo asesor",
    ),
    Kind.REFERRAL: Deed(
        "presentarnos a otros", "presentarnos a otros", "presentarnos a otros {often}"
    ),
}
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

SPANISH = Grammar(
    locale="es",
    numbers_locale="es_US",
    small=tuple(SMALL),
    times="{number} veces",
    student=Noun("un", "estudiante", "estudiantes"),
    guests=GUESTS,
    visits=VISITS,
    visits_for="{visits} para {students}",
    deeds=DEEDS,
    opening_doors="abrir sus puertas a {parts}",
    whole="{year}, y {closing}.",
    this_year="por {clauses} este año",
    first_year="un primer año",
    years="{number} años",
    partnership="por {long} de colaboración con nuestras escuelas, y {rest}.",
    closings=CLOSINGS,
    usual=(
        "por apoyar a nuestros estudiantes",
        "por estar presente en nuestras escuelas",
    ),
    nothing=(
        "por acompañar a nuestras escuelas, y por el tiempo y la buena voluntad que eso significa"
    ),
    thank_you="Gracias",
    next="Nos alegrará seguir trabajando juntos, y esperamos con gusto lo que viene.",
    gift=(
        "Gracias por su donativo. Ayuda a nuestros estudiantes a aprender, y lo agradecemos mucho."
    ),
)
