"""The words by which partners offer places, besides "can take"."""

from outreach.sentences.numbers import NUMBER, NUMBER_OR_ONE

PLACES = (
    r"(?:spots?|places?|slots?|openings?|positions?|seats?|placements?|lugar(?:es)?|cupos?|plazas?|"
    r"vacantes?|espacios?|puestos?)"
)
"""Places as a noun, open to students."""

_ADJECTIVES = r"(?:(?!of\b|for\b|with\b|de\b|para\b)[a-z'-]+\s+){0,3}?"
_NAMED = r"(?:\s+[\w'.]+){0,3}?"

THEIR_TURN = (
    r"(?:will|'ll|would|is going to) (?:call|email|text|write|get back|let me know|check|"
    r"ask|look|find out|follow up|reach out|think)(?: \w+)? ?(?=\s|$)(?<!to call)|"
    r"me (?:llama|manda|avisa|confirma|escribe|busca|habla|contesta)|"
    r"(?:me )?quedo (?:de|en) (?:llamar|mandar|enviar|avisar|confirmar|escribir|buscar)\w*"
)
"""What they will do themselves: neither what happened nor our next step."""

REFUSED = (
    r"(?:(?:can'?t|cannot|won'?t|couldn'?t|not able to|unable to|doesn'?t want to|don'?t want to) "
    r"(?:take|host|have|accept|offer|do|hire|use|place)|no (?:puede|pueden|podra|podran|quiere|"
    r"quieren|acepta|aceptan|recibe|reciben|va a|van a)(?: recibir| tomar| aceptar| tener)?)"
)
"""A partner that offers nothing: no kind, no places."""

AGREED = (
    r"(?:(?:said |says |say |is |was )?(?:ok|okay|okayed|fine|cool|down|good|on board)(?:'d)? "
    r"(?:to|with|w/|for|on)(?=\s+(?:take |host |have )?"
    rf"{NUMBER_OR_ONE})|"
    r"(?:approved|approves|okayed|ok'd|oked|green-?lit|signed off on|authorized|accepted|accepts|"
    r"agreed (?:to|on)|agrees to|committed to|promised(?: us)?|confirmed|confirms|can manage|"
    rf"gave us|giving us|(?:is |are |'re |'s )?(?:taking|"
    rf"accepting)(?: on)?)(?=\s+{NUMBER_OR_ONE}\s)|"
    rf"(?:dijo|dice|dijeron|dicen){_NAMED} que si\b|(?:dijo|dice|dio){_NAMED} (?:el |su )?si a|"
    rf"(?:a )?yes (?:for|on)|(?:pidio|pidieron|solicito|solicitaron)(?=\s+{NUMBER}\s)|"
    rf"(?:contratar|tomar|recibir|aceptar)(?:a|an|ia|ian)(?: a)?(?=\s+{NUMBER}\s)|"
    rf"van? a (?:contratar|tomar|recibir|aceptar)(?: a)?(?=\s+{NUMBER}\s)|"
    rf"(?:aprobo|aprobaron|autorizo|autorizaron|acepto|aceptaron|confirmo|"
    rf"confirmaron)(?=\s+{NUMBER}\s)|"
    r"(?:esta(?:n)?|estuvo|quedo) de acuerdo (?:con|en)|nos (?:da|dan|dio|dieron|deja|dejan|dejo|"
    rf"presta|abre|abren)(?: llevar| mandar| poner| enviar)?(?=\s+{NUMBER}\s))"
)
"""Somebody agrees to a number of places; the number follows."""

ROOM = (
    r"(?:(?:space|room|capacity|spots?|slots?|seats?|openings?) for|(?:tiene|tienen|hay|con) "
    r"(?:\w+ )?(?:cupo|lugar|espacio|capacidad)|open to|open for)"
)
"""Room for a number of places; the number follows."""

OPEN_PLACES = rf"(?<![\w#]){NUMBER}\s+{_ADJECTIVES}{PLACES}"
"""A number of places, without a verb: "4 apprenticeship slots next year"."""

FINE = (
    r"(?:is |are |would be |'s |s |esta(?:n)? |seria |son )?(?:ok|okay|fine|good|approved|"
    r"confirmed|no problem|works?|doable|a go|si|bien|aprobad[oa]s|confirmad[oa]s|autorizad[oa]s|"
    r"aceptad[oa]s)(?!\w)(?!\s+(?:with|con|for|para)\s)"
)
"""What may follow a number of interns and makes it an offer: "2 interns ok"."""

COMING = (
    r"(?:in|for|this|next|en|para|el|la|esta|este)\s+(?:the\s+|la\s+|el\s+)?(?:early\s+|late\s+)?"
    r"(?:spring|summer|fall|winter|semester|term|(?:school )?year|january|february|march|april|"
    r"may|june|july|august|september|october|november|december|primavera|verano|otono|invierno|"
    r"proxim[oa] \w+|semestre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|"
    r"octubre|noviembre|diciembre)(?!\w)(?!\s+\d)"
)
"""A time far ahead without a day: "2 interns in spring"."""

NOT_OFFERED = (
    r"\b(?:reserved|booked|registered|saved|parking|booth|table|bus|ask(?:ed)? for|requested|took|"
    r"hosted|"
    r"need|needs|reserve|reservamos|pedi|pedimos|tomaron|llevamos)\b"
)
"""Words before or in what only looks like an offer."""
