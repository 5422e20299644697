"""Words that name nobody by themselves: the small ones, those of the work, those of trades."""

CONNECTORS = frozenset("the a an of and & de del la el los las y e at in en for".split())

TRADES = frozenset(
    """academy accounting advertising advisory advising agency air alumni ambulance analytics arts art assisted associates association auto automation
    automotive bakery bank bank's books bookkeeping branch builders building business cabinets cable cafe care career careers castings cat catering center
    centre chamber chapter chemical chocolate church city clinic club coaching coffee college commerce communication communications community company
    computer computing concrete conference construction consulting contractors controls cooperative coop corporation council counseling county courier
    creamery credit culinary dairy data day delivery dental department design development diesel diner dispatch distribution drone early economic education
    electric electrical electronics emergency employment energy engineering engineers equipment estate event events eye fabrication faculty fair family farm
    farms feed film finance financial fire fitness food foods foundation freight fund furniture garage garden gear general glass government grill grocery group
    gym hardware health healthcare heating high highschool history home homes hospital hospitality hotel house housing hvac hygiene imaging industrial
    industries industry inn innovations institute instruments insurance international interview irrigation job kids kitchen lab labor laboratory laboratories labs land landscaping
    large law learning legal library lines literacy living lodge logistics lounge lumber machine machining machinery main manufacturing mapping marine
    market marketing materials meats mechanical mechanics media medical medicine metal metals midwives mills mobile mortgage motors museum music network
    networks nonprofit nursery nursing office optical orchards orthodontics outfitters painting pantry park parks parts pediatrics performance pest pharmacy photo photography physical
    pipe pizza planning plant plastics plumbing police power precision preschool press print printing products project properties public
    publishing radio rail railroad ranch real realty records recovery recycling regional rehab repair rescue research resort resources restaurant
    retail roasters robotics roofing salon savings school science sciences security senior service services shop sign signs skills social society software solar solutions
    south north east west spa specialty sports staffing state station steel storage store street studio studios supply support surgery systems table taqueria tax tech technical
    technologies technology television textiles theater therapy tile timber tire tires title tool tools tour towing trade trades trading trailers training transit transport transportation
    travel tree truck trucking trust union united university urban urgent utilities utility valley veterinary video village vision visiting volunteer warehouse waste water web
    welding wellness wind wiring women wood woodworking workforce works workshop ymca youth young zoo
    st street branch building sons partners enterprises""".split()
)
"""Words that many names share; one alone names no partner."""

COMMON = frozenset(
    """a about abt across act action actually add address after afternoon again ago agree agreed agreement ahead all almost along already also although always am among an and
    announcement another answer answered any anybody anyone anything apart app application applications approval apprentice apprentices apprenticeship apprenticeships approved aprons are area around arrange article as asap ask asked asking at ate attend attended available away awesome
    back background badge be became because been before began behind being best better between big board bit book booked both box boxes break breakfast brief bring brochure brought budget bus
    business busy but buy by cake calendar call called caller calling calls came can canceled cancelled cannot cant career careers catch caught cert certificate certificates chance change changed chaperones check checked checking
    chat chatted church class classes classroom clean clear close closed coffee come comes coming commitment communication company confirm confirmed connect connected contact contacted contract contacts conversation cool copy could couple course cover
    cute cv date dates day days deadline deal decided dept details did didn didnt different dinner director discuss discussed discussion district do doc docs does doesn doing don donate donated donation done dont door down draft drill drive drop dropped due during
    each early easy eat either else email emailed emails employee employees employer employers end engine enough equipment even evening event events ever every everybody everyone everything exchange excited expected expo extra fair
    fairs faculty fall family fantastic far fast feedback fell few fill final finally find fine finish finished fire first fix flyer flyers folks follow followed follows food for form forms forward found free freshmen friday from front full fun funding future
    gave get gets getting gift girls give given glad go goes going gone good got grade grades grads great group groups guess guest guidance had half hall hallway hand handle happen happened happy hard has have having he health hear heard
    held hello help helped helpful her here hes hey hi high him hire hired hiring his hold holiday home hope hoping host hosted hosting hour hours house how however i idea ideas if im important in info information insurance instead intern interested interns internship
    internships interview interviews into intro introduced invite invited invitation is isn it item its itself job jobs join joined judge judges just keep kept key kickoff kids kind kinda kit know known lab laptop laptops last late later launch leave left let letter letters level license life like
    line link list little live load loan location log long look looked looking looks lot love loved loves luck lunch luncheon machine made mail main make makes making manager many materials may maybe me mean meet meeting meetings mentioned mentor mentors mentoring mess message messages met mid might min mind
    minute minutes mine miss missed mock money month months more morning most mostly mou move moved moving mtg much multiple must my name named need needed needs never new news next nice night no nobody none noon not note notes nothing now number of off offer
    offered offers office officer officers ok okay old on once one only onto open opening openings options or orientation other others our out outside over own owner packet page panel paper papers paperwork parent parents parking part partner partners partnership passed past pay pending
    people per perfect permission permit person phone photo photos pick picked picture pictures pipe place places plan planned planning plans please pm podcast point position positions possible possibly posted power practicum prep period president presentation presented pretty
    principal prior probably problem process program programs project projects promised proposal put question questions quick quickly quite ran rather reach reached ready real really reason receptionist recommend reconnect record recorded referral referred regarding register release
    remind reminder rep reply replied report requested requirements reschedule rescheduled resend respond responded response rest resume resumes return returned review right robotics role room rotary rsvp run running runs safety said same sat saturday save saw say saying says schedule
    scheduled scheduling school schools season second secretary see seeing seem seemed seems seen semester send sending seniors sent session set setup several shadow shadowed shadowing shadows share shared she sheet shift shirts shop short should show showed shows shut sick side
    sign signed since sit site sites skills small snow so social some somebody someone something soon sorry sort speak speaker speakers spoke sponsor sponsoring spot spots spring staff stage start started starting starts state stay still stop stopped story student students stuff such
    summer supervisor supplies sure sweet swung table take taken takes taking talk talked talking team teams tech tell term terms test text texted texts than thank thanks that the their them then there these they theyre thing things think thinks this those though thought three
    thru ticket till time times to today together told tomorrow tonight too took tool tools topic total touch tour toured touring tours toward training transportation tried trip trips truck try trying turn two twice type ugh under understand until unit up update updated us use used usual vacation van vault very via
    video visit visited visiting visits vm voicemail volunteer volunteers wait waiting walk walked want wanted wants was wasn waste way we website wednesday week weeks welcome welding well went were what when where whether which while who whole whom why wife husband will willing winter wish with within
    without won wonderful word words work worked working works workshop workshops worksite would wouldn wrap wrapped write wrote year years yep yes yesterday yet you young your youth zoom facebook linkedin instagram whatsapp google teams team skype messenger sms dm ms mr mrs dr sr sra srta chef coach prof
    principal art will mark may june april august grace hope rich bill frank drew sue pat dean chase grant rose bright park long short white green black price wells sand springs spring grand turner
    april blue red river hill bell law banks bank clinic hospital bakery shop restaurant college university chamber union credit department depto foundation center city county library museum hotel alumni association nonprofit
    a al algo alguien algun alguna algunos almorce almorzamos almuerzo alumna alumnas alumno alumnos amigo ano anos antes anteayer apenas aprendices aprendiz apoyo aqui arranco articulo asi asistente asistio asunto aun aunque ayer ayuda ayudo bien buen buena bueno buenos buzon cada cafe cambiar camion camara campo cancelar
    cancelo cancelamos carta cartas casa casi centro cerca chicos cita clase clases clinica clinicas coche comer comercio comi comida comite como compania compartir comparti con confirmar confirmo consejo contacto contesta contesto contigo contrato convenio correo cosa cosas creo cual cuando cuanto cuatro culinarias
    da dar darle de debe deje dejo del dejamos departamento desde despues dia dias dice dicen dijo director directora docena documento documentos don dona donde donaron dono dos durante el ella ellas ellos empezaron empezo empleo empresa empresas en encargado encuesta enero enfermeras ensayo entonces entre entrevista entrevistas enviar envie envio equipo
    era es esa escribi escribio escuela ese eso esta estaba estan estar este esto estoy estudiantes estudiante etc evento excelente fecha fechas feria fin firma firmar folleto folletos formulario fue fueron fui ganas gente gerente gracias grabamos grande grupo gusto ha haber habla hablar hable hablo hace hacer hacia hasta hay
    herramientas hermana hermano hija hijo hizo hoja hora horas hoy idea importante incluso informacion ingles intentar interes interesada interesado interesados ir jefa jefe jornada jovenes jueces juntos junta juntas laboral la las le les listo lista llamada llamadas llamar llame llamo llego llegar llegaron lleva llevar lo los luego lugar lugares lunes
    maestra maestro maestros mama mamas manana mandar mande mandarle mando marca marcar marque mas material mayo me media medio mejor mentores mentoria mes mesa meses mi mientras miercoles mil mis misma mismo momento muchacha muchachas muchacho muchachos mucha mucho muchos muy nada nadie ni ninguna ninguno no nos nosotros nota noticias nueva nuevo nuevos nunca
    observacion obra oficina orientacion ofrece otra otras otro otros padre padres pagina papa papas papeleo para parece parte participar pasada pasado pasamos pasantes pasar paso pedir pendiente pendientes pero persona personas permiso platica platicar platique poco poder podria por porque posible practicante practicantes practicas pregunta
    preguntar presente presentar primero profesor profesora profesiones programa pronto propuesta proxima proximo proyecto pude pudo puede pueden puente pues punto puro que quedo quede quedamos quien quiere quieren quiza quizas razon recado recibir recibio recepcionista recorrido recordarme regresar regresarle repasar reporte reportar requisitos respondio respuesta reunion revisar ropa
    saber sala salio salud se sea secretaria segun segundo seguimiento seguir semana semanas semestre senor senora ser si sido siempre siguiente simuladas sin sobre solo son soldadura sonó su sucursal supervisor sus taller talleres tal tambien tampoco tan tanto tarde telefono temprano tenemos tener tengo tercera tiempo tiene tienen tipo toda todas todavia todo todos tomar
    topé tope trabajador trabajadores trabajar trabajo traer trajo tras tres trimestre tuve tuvimos ultima ultimo un una unas uno unos va vacaciones van varios ve vela ver verano verdad vez vi vienen viernes viene vino vinieron visita visitar visite vive volver voluntarios voluntarias voy ya yo zona bomberos bombero panaderia esposa esposo hospital artes""".split()
)
"""Words that in small letters, or at the head of a sentence, are just words."""

WORK = frozenset(
    "career careers job jobs fair school schools high highschool college student students class program programs advisory board interview interviews tour tours workshop "
    "workshops event events training youth project projects center employment education partner partners industry industries mock panel community day feria escuela taller".split()
)
"""Words of the office's own work: several of them in small letters still name no partner."""

ACRONYMS = frozenset(
    "mou ferpa cte wbl emt cna osha hr po w9 faq pdf nda rsvp asap fyi irs gpa sat act ap ib iep esl ell stem steam it ok vm dm pta ptsa pto ceo cfo coo vp ged cpr lpn rn cdl nccer aws eta eod tbd am pm fafsa dei hoa usa u.s us covid zoom".split()
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
    "mr mrs ms miss dr sr sra srta senor senora senorita don dona prof profesor profesora professor chef coach officer chief ing lic judge pastor capt captain sgt".split()
)
