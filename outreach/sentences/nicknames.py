"""Short forms of first names, in both directions: Bob is Robert, Pepe is José.

English ones come from the package `nicknames`, Spanish ones and what it lacks stand here.
"""

from functools import cache

from nicknames import NickNamer

_SPANISH = {
    "alejandro": "alex ale jandro",
    "alejandra": "ale alex jandra",
    "alfonso": "poncho fonso",
    "alberto": "beto",
    "roberto": "beto rober robert",
    "humberto": "beto",
    "gilberto": "beto",
    "antonio": "tono tony",
    "beatriz": "bety betty bea",
    "carlos": "charly charlie carlitos",
    "carolina": "caro",
    "concepcion": "concha conchita",
    "consuelo": "chelo",
    "cristina": "cris tina",
    "daniel": "dani dany",
    "daniela": "dani",
    "dolores": "lola lolita",
    "eduardo": "lalo eddie",
    "enrique": "quique kike",
    "ernesto": "neto",
    "esperanza": "pera lancha",
    "eugenia": "quena",
    "federico": "fede",
    "felipe": "pipe",
    "fernando": "fer nando",
    "fernanda": "fer",
    "francisca": "paca paquita pancha",
    "francisco": "paco pancho paquito kiko frank",
    "gabriel": "gabo gabi",
    "gabriela": "gaby gabi",
    "gerardo": "jerry lalo",
    "graciela": "chela",
    "gregorio": "goyo",
    "guadalupe": "lupe lupita pita",
    "guillermo": "memo guille",
    "gustavo": "tavo gus",
    "hector": "tito",
    "hortensia": "tencha",
    "ignacio": "nacho",
    "isabel": "chabela isa chavela",
    "jaime": "jimmy",
    "javier": "javi",
    "jesus": "chuy chucho chuyito",
    "joaquin": "quino",
    "jorge": "coque george",
    "jose": "pepe pepito che joe",
    "josefina": "pepa fina chepina",
    "juan": "juancho juanito john johnny",
    "julia": "yuli",
    "leticia": "lety leti",
    "lorenzo": "lencho",
    "luis": "lucho luisito wicho",
    "luisa": "lucha",
    "lucia": "lucy chia",
    "manuel": "manolo manny meme",
    "margarita": "mago rita",
    "maria": "mari mary maruca",
    "mercedes": "meche merche",
    "miguel": "mike migue",
    "monica": "moni",
    "natalia": "naty nati",
    "patricia": "paty pati",
    "pedro": "perico",
    "pilar": "pili",
    "rafael": "rafa",
    "ramon": "moncho",
    "raul": "rulo",
    "refugio": "cuca cuco",
    "ricardo": "richie ricky rick",
    "rodrigo": "rodri rigo",
    "rosario": "chayo charo",
    "rosa": "rosita",
    "salvador": "chava",
    "santiago": "santi chago",
    "sergio": "checo",
    "silvia": "chivis",
    "socorro": "coco",
    "sofia": "sofi",
    "soledad": "chole",
    "susana": "susi",
    "teresa": "tere teresita",
    "tomas": "tommy",
    "veronica": "vero",
    "vicente": "chente",
    "victor": "vic vico",
    "ximena": "xime",
    "yolanda": "yoli",
}
_ENGLISH = {
    "cynthia": "cindy cyndi",
    "denise": "dee",
    "dmitri": "dima",
    "darnell": "nell",
    "elizabeth": "liz lizzie beth betty betsy eliza libby",
    "katherine": "kathy kate katie kat",
    "lorraine": "lori rainey",
    "margaret": "peg peggy maggie meg marge",
    "monique": "mo",
    "priya": "pri",
    "siobhan": "shiv",
    "theodore": "theo ted teddy",
    "tyrone": "ty",
    "zachary": "zach zack",
}


@cache
def same_names(word: str) -> frozenset[str]:
    """All names that a person so called may bear, the word itself left out; folded."""
    own = _own().get(word, frozenset())
    namer = _namer()
    found = own | namer.canonicals_of(word) | namer.nicknames_of(word)
    return frozenset(it for it in found if it != word and frozenset((it, word)) not in _ODD)


@cache
def is_first_name(word: str) -> bool:
    """Whether people are called so."""
    return word in _COMMON or bool(same_names(word))


@cache
def _namer() -> NickNamer:
    return NickNamer()


@cache
def _own() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for full, short in (*_SPANISH.items(), *_ENGLISH.items()):
        for word in short.split():
            found.setdefault(full, set()).add(word)
            found.setdefault(word, set()).add(full)
    return {word: frozenset(others) for word, others in found.items()}


_ODD = frozenset(
    frozenset(pair.split())
    for pair in (
        *(
            "bill robert",
            "fred bill",
            "fred billy",
            "sally salvador",
            "billy robert",
            "rupert robert",
            "dob robert",
            "hob robert",
            "bert robert",
        ),
        *("ted edward", "teddy edward"),
    )
)
"""Pairs of the package that nobody uses today, or that join what should stay apart."""

_COMMON = frozenset(
    "luis marta hugo oscar ivan ines elena irma norma olga saul adan noe omar tariq aisha "
    "kwame mei linh wei jin ravi anita anil deepak "
    "sanjay priya nadia fatima amina yusuf hassan ahmed mohammed ali leila layla keisha "
    "latoya tamika deshawn jamal darius malik rhonda "
    "sheila brenda tanya tonya heather amber crystal brittany courtney lindsey kelsey "
    "megan erin shannon stacy tracy dawn gail joyce "
    "marisol paloma xiomara yesenia araceli blanca esther raquel rocio sandra adriana "
    "claudia diego esteban julio marco mario pablo ruben "
    "kevin brian jason justin ryan kyle brandon travis tyler cody austin dustin derek "
    "craig scott todd glenn wade dale curtis".split()
)
