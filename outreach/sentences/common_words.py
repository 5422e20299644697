"""Words that name nobody by themselves: the small ones, those of the work, those of trades."""

CONNECTORS = frozenset(
    """
    & a an and at de del e el en for in la las los of the y
    """.split()
)

TRADES = frozenset(
    """
    academy accounting advertising advising advisory agency air alumni ambulance analytics art
    arts assisted associates association auto automation automotive bakery bank bank's
    bookkeeping books branch builders building business cabinets cable cafe care career careers
    castings cat catering center centre chamber chapter chemical chocolate church city clinic
    club coaching coffee college commerce communication communications community company
    computer computing concrete conference construction consulting contractors controls coop
    cooperative corporation council counseling county courier creamery credit culinary dairy
    data day delivery dental department design development diesel diner dispatch distribution
    drone early east economic education electric electrical electronics emergency employment
    energy engineering engineers enterprises equipment estate event events eye fabrication
    faculty fair family farm farms feed film finance financial fire fitness food foods
    foundation freight fund furniture garage garden gear general glass government grill grocery
    group gym hardware health healthcare heating high highschool history home homes hospital
    hospitality hotel house housing hvac hygiene imaging industrial industries industry inn
    innovations institute instruments insurance international interview irrigation job kids
    kitchen lab labor laboratories laboratory labs land landscaping large law learning legal
    library lines literacy living lodge logistics lounge lumber machine machinery machining main
    manufacturing mapping marine market marketing materials meats mechanical mechanics media
    medical medicine metal metals midwives mills mobile mortgage motors museum music network
    networks nonprofit north nursery nursing office optical orchards orthodontics outfitters
    painting pantry park parks partners parts pediatrics performance pest pharmacy photo
    photography physical pipe pizza planning plant plastics plumbing police power precision
    preschool press print printing products project properties public publishing radio rail
    railroad ranch real realty records recovery recycling regional rehab repair rescue research
    resort resources restaurant retail roasters robotics roofing salon savings school science
    sciences security senior service services shop sign signs skills social society software
    solar solutions sons south spa specialty sports st staffing state station steel storage
    store street studio studios supply support surgery systems table taqueria tax tech technical
    technologies technology television textiles theater therapy tile timber tire tires title
    tool tools tour towing trade trades trading trailers training transit transport
    transportation travel tree truck trucking trust union united university urban urgent
    utilities utility valley veterinary video village vision visiting volunteer warehouse waste
    water web welding wellness west wind wiring women wood woodworking workforce works workshop
    ymca young youth zoo
    """.split()
)
"""Words that many names share; one alone names no partner."""

COMMON = frozenset(
    """
    a about abt across act action actually add address after afternoon again ago agree agreed
    agreement ahead al algo alguien algun alguna algunos all almorce almorzamos almost almuerzo
    along already also although alumna alumnas alumni alumno alumnos always am amigo among an
    and announcement ano anos another answer answered anteayer antes any anybody anyone anything
    apart apenas apoyo app application applications apprentice apprentices apprenticeship
    apprenticeships approval approved aprendices aprendiz april aprons aqui are area around
    arranco arrange art artes article articulo as asap asi asistente asistio ask asked asking
    association asunto at ate attend attended august aun aunque available away awesome ayer
    ayuda ayudo back background badge bakery bank banks be became because been before began
    behind being bell best better between bien big bill bit black blue board bombero bomberos
    book booked both box boxes break breakfast brief bright bring brochure brought budget buen
    buena bueno buenos bus business busy but buy buzon by cada cafe cake calendar call called
    caller calling calls camara cambiar came camion campo can cancelamos cancelar canceled
    cancelled cancelo cannot cant career careers carta cartas casa casi catch caught center
    centro cerca cert certificate certificates chamber chance change changed chaperones chase
    chat chatted check checked checking chef chicos church cita city clase clases class classes
    classroom clean clear clinic clinica clinicas close closed coach coche coffee college come
    comer comercio comes comi comida coming comite commitment communication como compania
    company comparti compartir con confirm confirmar confirmed confirmo connect connected
    consejo contact contacted contacto contacts contesta contesto contigo contract contrato
    convenio conversation cool copy correo cosa cosas could county couple course cover credit
    creo cual cuando cuanto cuatro culinarias cute cv da dar darle date dates day days de
    deadline deal dean debe decided dejamos deje dejo del departamento department dept depto
    desde despues details dia dias dice dicen did didn didnt different dijo dinner director
    directora discuss discussed discussion district dm do doc docena docs documento documentos
    does doesn doing don dona donaron donate donated donation donde done dono dont door dos down
    dr draft drew drill drive drop dropped due durante during each early easy eat either el ella
    ellas ellos else email emailed emails empezaron empezo empleo employee employees employer
    employers empresa empresas en encargado encuesta end enero enfermeras engine enough ensayo
    entonces entre entrevista entrevistas enviar envie envio equipment equipo era es esa escribi
    escribio escuela ese eso esposa esposo esta estaba estan estar este esto estoy estudiante
    estudiantes etc even evening event evento events ever every everybody everyone everything
    excelente exchange excited expected expo extra facebook faculty fair fairs fall family
    fantastic far fast fecha fechas feedback fell feria few fill fin final finally find fine
    finish finished fire firma firmar first fix flyer flyers folks folleto folletos follow
    followed follows food for form forms formulario forward found foundation frank free freshmen
    friday from front fue fueron fui full fun funding future ganas gave gente gerente get gets
    getting gift girls give given glad go goes going gone good google got grabamos grace gracias
    grade grades grads grand grande grant great green group groups grupo guess guest guidance
    gusto ha haber habla hablar hable hablo hace hacer hacia had half hall hallway hand handle
    happen happened happy hard has hasta have having hay he health hear heard held hello help
    helped helpful her here hermana hermano herramientas hes hey hi high hija hijo hill him hire
    hired hiring his hizo hoja hold holiday home hope hoping hora horas hospital host hosted
    hosting hotel hour hours house how however hoy husband i idea ideas if im important
    importante in incluso info informacion information ingles instagram instead insurance
    intentar interes interesada interesado interesados interested intern interns internship
    internships interview interviews into intro introduced invitation invite invited ir is isn
    it item its itself jefa jefe job jobs join joined jornada jovenes judge judges jueces june
    junta juntas juntos just keep kept key kickoff kids kind kinda kit know known la lab laboral
    laptop laptops las last late later launch law le leave left les let letter letters level
    library license life like line link linkedin list lista listo little live llamada llamadas
    llamar llame llamo llegar llegaron llego lleva llevar lo load loan location log long look
    looked looking looks los lot love loved loves luck luego lugar lugares lunch luncheon lunes
    machine made maestra maestro maestros mail main make makes making mama mamas manager manana
    mandar mandarle mande mando many marca marcar mark marque mas material materials may maybe
    mayo me mean media medio meet meeting meetings mejor mentioned mentor mentores mentoria
    mentoring mentors mes mesa meses mess message messages messenger met mi mid mientras
    miercoles might mil min mind mine minute minutes mis misma mismo miss missed mock momento
    money month months more morning most mostly mou move moved moving mr mrs ms mtg much mucha
    muchacha muchachas muchacho muchachos mucho muchos multiple museum must muy my nada nadie
    name named need needed needs never new news next ni nice night ninguna ninguno no nobody
    none nonprofit noon nos nosotros not nota note notes nothing noticias now nueva nuevo nuevos
    number nunca obra observacion of off offer offered offers office officer officers oficina
    ofrece ok okay old on once one only onto open opening openings options or orientacion
    orientation other others otra otras otro otros our out outside over own owner packet padre
    padres page pagina panaderia panel papa papas papeleo paper papers paperwork para parece
    parent parents park parking part parte participar partner partners partnership pasada pasado
    pasamos pasantes pasar paso passed past pat pay pedir pendiente pendientes pending people
    per perfect period permiso permission permit pero person persona personas phone photo photos
    pick picked picture pictures pipe place places plan planned planning plans platica platicar
    platique please pm poco podcast poder podria point por porque posible position positions
    possible possibly posted power practicante practicantes practicas practicum pregunta
    preguntar prep presentar presentation presente presented president pretty price primero
    principal prior probably problem process prof profesiones profesor profesora program
    programa programs project projects promised pronto proposal propuesta proxima proximo
    proyecto pude pudo puede pueden puente pues punto puro put que quedamos quede quedo question
    questions quick quickly quien quiere quieren quite quiza quizas ran rather razon reach
    reached ready real really reason recado recepcionista receptionist recibio recibir recommend
    reconnect record recordarme recorded recorrido red referral referred regarding register
    regresar regresarle release remind reminder rep repasar replied reply report reportar
    reporte requested requirements requisitos reschedule rescheduled resend respond responded
    respondio response respuesta rest restaurant resume resumes return returned reunion review
    revisar rich right river robotics role room ropa rose rotary rsvp run running runs saber
    safety said sala salio salud same sand sat saturday save saw say saying says schedule
    scheduled scheduling school schools se sea season second secretaria secretary see seeing
    seem seemed seems seen seguimiento seguir segun segundo semana semanas semester semestre
    send sending seniors senor senora sent ser session set setup several shadow shadowed
    shadowing shadows share shared she sheet shift shirts shop short should show showed shows
    shut si sick side sido siempre sign signed siguiente simuladas sin since sit site sites
    skills skype small sms snow so sobre social soldadura solo some somebody someone something
    son sonó soon sorry sort speak speaker speakers spoke sponsor sponsoring spot spots spring
    springs sr sra srta staff stage start started starting starts state stay still stop stopped
    story student students stuff su such sucursal sue summer supervisor supplies sure sus sweet
    swung table take taken takes taking tal talk talked talking taller talleres tambien tampoco
    tan tanto tarde team teams tech telefono tell temprano tenemos tener tengo tercera term
    terms test text texted texts than thank thanks that the their them then there these they
    theyre thing things think thinks this those though thought three thru ticket tiempo tiene
    tienen till time times tipo to toda todas todavia today todo todos together told tomar
    tomorrow tonight too took tool tools tope topic topé total touch tour toured touring tours
    toward trabajador trabajadores trabajar trabajo traer training trajo transportation tras
    tres tried trimestre trip trips truck try trying turn tuve tuvimos twice two type ugh
    ultima ultimo un una unas under understand union unit university uno unos until up update
    updated us use used usual va vacaciones vacation van varios vault ve vela ver verano verdad
    very vez vi via video viene vienen viernes vinieron vino visit visita visitar visite visited
    visiting visits vive vm voicemail voluntarias voluntarios volunteer volunteers volver voy
    wait waiting walk walked want wanted wants was wasn waste way we website wednesday week
    weeks welcome welding well wells went were what whatsapp when where whether which while
    white who whole whom why wife will willing winter wish with within without won wonderful
    word words work worked working works workshop workshops worksite would wouldn wrap wrapped
    write wrote ya year years yep yes yesterday yet yo you young your youth zona zoom
    """.split()
)
"""Words that in small letters, or at the head of a sentence, are just words."""

DEPARTMENTS = frozenset("department faculty school program division technology".split())
"""Words beside which a trade names a department: "School of Nursing", "Welding Department"."""

WORK = frozenset(
    """
    advisory board career careers center class college community day education employment
    escuela event events fair feria high highschool industries industry interview interviews job
    jobs mock panel partner partners program programs project projects school schools student
    students taller tour tours training workshop workshops youth
    """.split()
)
"""Words of the office's own work: several of them in small letters still name no partner."""

ACRONYMS = frozenset(
    """
    act am ap asap aws cdl ceo cfo cna coo covid cpr cte dei dm ell emt eod esl eta fafsa faq
    ferpa fyi ged gpa hoa hr ib iep irs it lpn mou nccer nda ok osha pdf pm po pta pto ptsa rn
    rsvp sat steam stem tbd u.s us usa vm vp w9 wbl zoom
    """.split()
)

SYNONYMS: tuple[tuple[str, ...], ...] = (
    ("department", "dept", "depto", "departamento"),
    ("welding", "soldadura"),
    ("association", "assn", "assoc", "asociacion"),
    ("hospital", "hosp"),
    ("clinic", "clinica"),
    ("bakery", "panaderia"),
    ("chamber", "camara"),
    ("commerce", "comercio"),
    ("alumni", "exalumnos", "egresados"),
    ("bank", "banco"),
    ("culinary", "culinarias", "culinaria"),
    ("arts", "artes"),
    ("automotive", "automotriz", "autos", "auto"),
    ("mechanic", "mecanico", "mecanica"),
    ("workshop", "taller"),
    ("technology", "tech", "tecnologia"),
    ("construction", "construccion", "constr"),
    ("company", "compania", "empresa"),
    ("restaurant", "restaurante"),
    ("hotel",),
    ("church", "iglesia"),
    ("library", "biblioteca"),
    ("police", "policia"),
    ("radio",),
    ("college", "colegio"),
    ("university", "universidad", "univ"),
    ("insurance", "seguros"),
    ("electric", "electrica", "electrico"),
    ("cooperative", "cooperativa", "coop", "co-op"),
    ("manufacturing", "mfg", "manufactura"),
    ("center", "centre", "ctr", "centro"),
    ("street", "st", "calle"),
    ("avenue", "ave", "avenida"),
    ("pharmacy", "farmacia"),
    ("dental", "dentist", "dentista"),
    ("nursing", "enfermeria"),
    ("business", "negocios"),
    ("science", "sciences", "ciencia", "ciencias"),
    ("computer", "computing", "computacion"),
    ("engineering", "ingenieria"),
    ("health", "salud"),
    ("legal", "law"),
    ("regional", "reg"),
    ("community", "comunidad", "comunitario", "comunitaria"),
    ("county", "condado", "cnty"),
    ("city", "ciudad"),
    ("saint", "san"),
    ("services", "service", "svcs", "servicios"),
    ("family", "familiar", "fam"),
    ("senior", "sr"),
    ("high", "hs"),
    ("plumbing", "plomeria"),
    ("pantry", "despensa"),
    ("food", "alimentos"),
    ("robotics", "robotica"),
    ("firefighters",),
    ("faculty", "profesores", "profesorado"),
    ("counseling", "consejeria", "orientacion"),
    ("hispanic", "hispana", "hispano"),
    ("international", "intl"),
    ("management", "mgmt"),
    ("group", "grp"),
    ("school", "escuela"),
    ("museum", "museo"),
)
"""Words that stand for one another in names, in both languages; the first is the usual one."""

PHRASES = {
    "bomberos": ("fire", "department"),
    "firefighters": ("fire", "department"),
    "cu": ("credit", "union"),
    "fd": ("fire", "department"),
    "pd": ("police", "department"),
    "cofc": ("chamber", "of", "commerce"),
}
"""A word that stands for several."""

TITLES = frozenset(
    """
    arq capt captain chef chief coach don dona dr dra father ing judge lcda lcdo lic licda ma
    maestra
    maestro miss mr mrs ms mtra mtro officer pastor prof profa profe profesor profesora professor
    ranger rev reverend senor senora senorita sgt sheriff sister sr sra srta
    """.split()
)
