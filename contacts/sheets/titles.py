"""Words about people that are no names: what they do, how they are addressed, degrees."""

import re

from contacts.sheets.wordsets import words_of
from core.folding import fold

COURTESY = words_of("mr mrs ms miss mx mister sr sra srta señor señora señorita don doña")
SUFFIXES = words_of("jr sr ii iii iv")
CREDENTIALS = words_of(
    "phd edd md rn cpa mba med ma ms ba bs jd dds dvm pe shrm-cp shrm-scp phr sphr esq lpc np"
)
TITLES = words_of(
    "hr ceo cfo coo cto cio vp svp evp gm president vice owner co-owner founder cofounder "
    "manager mgr director dir supervisor coordinator recruiter recruiting recruitment "
    "talent human resources principal partner superintendent teacher counselor dean "
    "professor instructor assistant asst admin administrator administrative executive "
    "officer chief head lead engineer nurse foreman secretary treasurer chair chairman "
    "chairwoman specialist representative rep sales marketing operations plant office "
    "branch general store shop outreach community relations advisor adviser agent chef "
    "pharmacist attorney staffing receptionist foreperson technician training trainer "
    "education workforce development generalist accountant analyst consultant captain "
    "sergeant accounts accounting bookkeeper department dept team personnel hiring "
    "volunteer program programs project dueño dueña dueno duena gerente directora encargado "
    "encargada jefe jefa recursos humanos reclutadora reclutador presidenta presidente "
    "coordinadora coordinador supervisora secretaria asistente propietario propietaria "
    "socio socia rrhh administradora"
)
_WORD = re.compile(r"[\w'-]+")


def is_title(text: str) -> bool:
    """Whether a text says what somebody does: it holds such a word."""
    words = _WORD.findall(text.lower())
    return any(word in TITLES or fold(word) in TITLES for word in words)
