"""The words for days, months and holidays that the rules on days read."""

_MONTHS = (
    "january|jan|enero|ene",
    "february|feb|febrero",
    "march|mar|marzo",
    "april|apr|abril|abr",
    "may|mayo",
    "june|jun|junio",
    "july|jul|julio",
    "august|aug|agosto|ago",
    "september|sept|sep|septiembre|setiembre",
    "october|oct|octubre",
    "november|nov|noviembre",
    "december|dec|diciembre|dic",
)
_WEEKDAYS = (
    "monday|mon|lunes|lun",
    "tuesday|tues|tue|martes",
    "wednesday|weds|wed|miercoles|mierc|mie",
    "thursday|thurs|thur|thu|jueves|jue",
    "friday|fri|viernes|vie",
    "saturday|sat|sabado|sab",
    "sunday|sun|domingo",
)
MONTH_OF = {word: n for n, words in enumerate(_MONTHS, 1) for word in words.split("|")}
WEEKDAY_OF = {word: n for n, words in enumerate(_WEEKDAYS) for word in words.split("|")}
SHORT_WEEKDAY_OF = {"mar": 1, "dom": 6}
"""Short words that mean a weekday after an article only: "el mar", not "mar 3"."""

MONTH = "(?:" + "|".join(sorted(MONTH_OF, key=len, reverse=True)) + r")(?!\w)\.?"
WEEKDAY = (
    "(?:"
    + "|".join(sorted(WEEKDAY_OF, key=len, reverse=True))
    + r")(?:'?s)?(?![\w'])(?! down\b)\.?"
)

HOLIDAYS = {
    "thanksgiving": "thanksgiving",
    "turkey day": "thanksgiving",
    "accion de gracias": "thanksgiving",
    "christmas": "christmas",
    "xmas": "christmas",
    "navidad": "christmas",
    "new year's day": "new year",
    "new years day": "new year",
    "new year's": "new year",
    "new years": "new year",
    "new year": "new year",
    "ano nuevo": "new year",
    "winter": "winter",
    "invierno": "winter",
    "spring": "spring",
    "primavera": "spring",
    "fall": "fall",
    "otono": "fall",
    "autumn": "fall",
    "summer": "summer",
    "verano": "summer",
    "easter": "easter",
    "semana santa": "easter",
    "pascua": "easter",
    "labor day": "labor day",
    "dia del trabajo": "labor day",
    "veterans day": "veterans",
    "veteran's day": "veterans",
    "dia de los veteranos": "veterans",
    "mlk day": "martin luther king",
    "mlk": "martin luther king",
    "presidents day": "president",
    "presidents' day": "president",
    "memorial day": "memorial",
    "columbus day": "columbus",
}
HOLIDAY = "(?:" + "|".join(sorted(HOLIDAYS, key=len, reverse=True)) + r")(?!\w)"
