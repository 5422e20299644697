"""What spreadsheets call the entries of our vocabularies, folded; labels are added to them."""

from offices.enums.career_clusters import CareerCluster as Cluster
from partnerships.enums.naics import NaicsSector as Sector
from partnerships.enums.partners import PartnerKind, Source, Stage, Tier

type Synonyms = dict[str, str]


def synonyms(words: dict[str, str]) -> Synonyms:
    """Slug by word, out of words that commas divide."""
    return {word.strip(): slug for slug, text in words.items() for word in text.split(",")}


KINDS = synonyms(
    {
        PartnerKind.EMPLOYER: "business, company, corporation, corporate, for profit, for-profit,"
        " private, industry, small business, empresa, negocio, empleador, business partner,"
        " private sector, local business",
        PartnerKind.NONPROFIT: "non profit, non-profit, not for profit, 501c3, 501(c)(3), charity,"
        " ngo, community organization, community based organization, cbo, church, foundation,"
        " sin fines de lucro, organizacion sin fines de lucro, ong",
        PartnerKind.PUBLIC_AGENCY: "government, public, agency, govt, gov, city, county, state,"
        " federal, municipal, public sector, gobierno, agencia publica, military,"
        " government agency",
        PartnerKind.ASSOCIATION: "chamber, chamber of commerce, trade association, union,"
        " professional association, asociacion, camara de comercio",
        PartnerKind.FACULTY_DEPARTMENT: "faculty, department, academic department, facultad",
        PartnerKind.STUDENT_ORGANISATION: "student organisation, student club, club, ctso",
        PartnerKind.ALUMNI_GROUP: "alumni, alumni association, exalumnos",
        PartnerKind.CAREERS_PROFESSIONAL: "consultant, independent, career coach, freelancer",
    }
)
STAGES = synonyms(
    {
        Stage.PROSPECT: "lead, new, potential, prospective, target, not contacted, prospecto,"
        " nuevo, cold, possible",
        Stage.APPROACHED: "contacted, reached out, emailed, called, in contact, outreach,"
        " contactado, contactada",
        Stage.EXPLORING: "interested, in discussion, in progress, negotiating, meeting, warm,"
        " talking, pending, interesado, interesada, en conversacion, engaged",
        Stage.ACTIVE: "current, partner, yes, ongoing, confirmed, committed, signed, activo,"
        " activa, actual, open, active partner",
        Stage.PAUSED: "on hold, hold, inactive, dormant, paused, inactivo, inactiva, pausado,"
        " en pausa, suspended",
        Stage.ENDED: "former, closed, past, lost, ended, no longer, do not contact, terminated,"
        " terminado, terminada, cerrado, cancelled, previous",
    }
)
TIERS = synonyms(
    {
        Tier.KEY: "a, 1, tier 1, gold, platinum, top, high, major, strategic, key, vip, clave,"
        " alta",
        Tier.REGULAR: "b, 2, tier 2, silver, medium, standard, normal, media",
        Tier.OCCASIONAL: "c, 3, tier 3, bronze, low, minor, rare, ocasional, baja",
    }
)
SOURCES = synonyms(
    {
        Source.CHAMBER: "chamber, chamber of commerce, chamber event, chamber meeting,"
        " camara de comercio",
        Source.ALUMNI: "alum, alumnus, alumna, former student, graduate, exalumno, exalumna",
        Source.REFERRAL: "referred, word of mouth, recommendation, referido, recomendacion",
        Source.PARENT: "parent of student, parents, mom, dad, padre, madre",
        Source.FACULTY: "teacher, staff, instructor, professor, counselor, maestro, maestra,"
        " profesor",
        Source.EVENT: "event, fair, career fair, job fair, conference, expo, feria, evento",
        Source.WAYS_TO_HELP: "ways to help, form, interest form, web form, survey, formulario",
        Source.COLD: "cold call, cold email, cold, outreach, we called, llamada en frio",
        Source.THEY_CAME: "they came, walk in, walk-in, inbound, they called, they contacted us,"
        " website, ellos llamaron",
        Source.OTHER: "misc, otro, otra, various",
    }
)
CLUSTERS = synonyms(
    {
        Cluster.ADVANCED_MANUFACTURING: "manufacturing, machining, welding, manufactura",
        Cluster.AGRICULTURE: "ag, agriculture food & natural resources, agriculture food and"
        " natural resources, agricultura, farming, veterinary",
        Cluster.ARTS: "arts, arts a/v technology & communications, arts a/v technology and"
        " communications, media, design, graphic design, communications, artes",
        Cluster.CONSTRUCTION: "architecture & construction, architecture and construction, trades,"
        " skilled trades, construccion, building",
        Cluster.DIGITAL_TECHNOLOGY: "it, information technology, technology, tech, computer"
        " science, software, cybersecurity, tecnologia, informatica",
        Cluster.EDUCATION: "education & training, education and training, teaching, educacion",
        Cluster.ENERGY: "energy, oil and gas, oil & gas, utilities, natural resources, energia",
        Cluster.FINANCIAL_SERVICES: "finance, banking, accounting, insurance, financial, finanzas",
        Cluster.HEALTHCARE: "health, healthcare, health care, health science, health sciences,"
        " human services, medical, nursing, salud",
        Cluster.HOSPITALITY: "hospitality, hospitality & tourism, hospitality and tourism,"
        " tourism, culinary, culinary arts, food service, hoteleria, turismo, hosteleria",
        Cluster.MANAGEMENT: "business, management, business management & administration, business"
        " management and administration, entrepreneurship, negocios, administracion",
        Cluster.MARKETING: "marketing, sales, retail, mercadotecnia, ventas",
        Cluster.PUBLIC_SERVICE: "public safety, law, law enforcement, government,"
        " law public safety"
        " corrections & security, government & public administration, public service, seguridad"
        " publica, law and public safety",
        Cluster.SUPPLY_CHAIN: "transportation, logistics, distribution, supply chain, automotive,"
        " transportation distribution & logistics, transportation distribution and logistics,"
        " auto, aviation, transporte, logistica",
    }
)
SECTORS = synonyms(
    {
        Sector.AGRICULTURE: "agriculture, ag, farming, farm, ranch, forestry, agricultura, fishing",
        Sector.MINING: "mining, oil and gas, oil & gas, petroleum, quarry, mineria",
        Sector.UTILITIES: "utility, energy, electric, water, power, energia",
        Sector.CONSTRUCTION: "construction, contractor, builder, hvac, plumbing, electrical,"
        " roofing, construccion, trades, skilled trades",
        Sector.MANUFACTURING: "manufacturing, machining, fabrication, aerospace, welding, factory,"
        " industrial, manufactura, advanced manufacturing, food processing",
        Sector.WHOLESALE: "wholesale, distributor, mayoreo",
        Sector.RETAIL: "retail, store, grocery, automotive sales, dealership, comercio,"
        " auto dealer,"
        " venta al por menor",
        Sector.TRANSPORT: "transportation, logistics, trucking, warehouse, warehousing, shipping,"
        " aviation, airline, transporte, logistica",
        Sector.INFORMATION: "information, media, broadcasting, telecom, telecommunications,"
        " publishing, software, television, radio, news",
        Sector.FINANCE: "finance, banking, bank, insurance, credit union, financial services,"
        " financial, finanzas, banca, seguros",
        Sector.REAL_ESTATE: "real estate, realty, property management, bienes raices, rental",
        Sector.PROFESSIONAL: "professional services, engineering, legal, law, accounting,"
        " consulting, it, technology, tech, information technology, architecture, marketing,"
        " advertising, computer services, servicios profesionales, tecnologia, veterinary, design",
        Sector.MANAGEMENT: "management of companies, holding company",
        Sector.ADMINISTRATIVE: "staffing, temp agency, security services, janitorial, landscaping,"
        " waste management, administrative",
        Sector.EDUCATION: "education, school, college, university, training, educacion,"
        " higher education",
        Sector.HEALTH: "health, healthcare, health care, medical, hospital, clinic, dental,"
        " social services, nursing, childcare, child care, salud, human services, pharmacy,"
        " senior living",
        Sector.ARTS: "arts, entertainment, recreation, museum, sports, fitness, artes, theater",
        Sector.HOSPITALITY: "hospitality, restaurant, hotel, food, food service, tourism,"
        " culinary,"
        " restaurante, hoteleria, turismo, food and beverage, lodging, catering",
        Sector.OTHER: "other, services, automotive, auto repair, salon, personal care, nonprofit,"
        " non-profit, church, religious, repair, otros, cosmetology, civic",
        Sector.PUBLIC: "government, public, military, city, county, state, public safety, police,"
        " fire, gobierno, law enforcement, public administration",
    }
)
EARLY_CODES = {"31": "31-33", "32": "31-33", "33": "31-33", "44": "44-45", "45": "44-45"}
EARLY_CODES |= {"48": "48-49", "49": "48-49"}
"""NAICS sectors that take several first digits."""
