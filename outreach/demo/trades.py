"""What partners do for a living: enough to give each one believable people, visits and notes."""

from dataclasses import dataclass

from offices.enums.career_clusters import CareerCluster as C
from outreach.enums.activities import ActivityKind as K
from partnerships.enums.naics import NaicsSector as N
from partnerships.enums.partners import PartnerKind


@dataclass(frozen=True)
class Trade:
    """A line of work: what there is to see, what they look for, who answers, what they offer."""

    naics: N | None
    clusters: tuple[C, ...]
    see: str
    skill: str
    roles: tuple[str, ...]
    offers: tuple[K, ...]
    kind: PartnerKind = PartnerKind.EMPLOYER


_SHOP = ("Owner", "Office manager", "Shop foreman", "Lead hand")
_FIRM = ("HR manager", "Plant manager", "Training coordinator", "Operations director", "Recruiter")
_CARE = ("Practice manager", "Director of nursing", "HR partner", "Clinic coordinator")
_DESK = ("Managing partner", "Office manager", "Talent lead", "Senior associate")
_PUBLIC = ("Community liaison", "Deputy director", "Volunteer coordinator", "Chief of staff")
_FACULTY = ("Department chair", "Associate professor", "Internship coordinator", "Lab manager")

_HANDS = (K.JOB_SHADOW, K.WORKPLACE_TOUR, K.INTERNSHIP, K.GUEST_SPEAKER, K.APPRENTICESHIP)
_TALK = (K.GUEST_SPEAKER, K.JOB_SHADOW, K.MENTORSHIP, K.INTERNSHIP)
_SERVE = (K.JOB_SHADOW, K.GUEST_SPEAKER, K.IN_KIND_GIFT, K.WORKPLACE_TOUR)

TRADES: dict[str, Trade] = {
    "machining": Trade(
        N.MANUFACTURING,
        (C.ADVANCED_MANUFACTURING,),
        "the CNC cell",
        "read a drawing",
        _SHOP,
        (*_HANDS, K.TEACHER_EXTERNSHIP),
    ),
    "welding": Trade(
        N.MANUFACTURING,
        (C.ADVANCED_MANUFACTURING, C.CONSTRUCTION),
        "the weld bays",
        "hold a bead in position",
        _SHOP,
        _HANDS,
    ),
    "food-plant": Trade(
        N.MANUFACTURING,
        (C.ADVANCED_MANUFACTURING, C.AGRICULTURE),
        "the packing line",
        "show up and ask questions",
        _FIRM,
        _HANDS,
    ),
    "robotics": Trade(
        N.MANUFACTURING,
        (C.ADVANCED_MANUFACTURING, C.DIGITAL_TECHNOLOGY),
        "the test floor",
        "debug with patience",
        _FIRM,
        (K.INDUSTRY_PROJECT, K.MENTORSHIP, K.WORKPLACE_TOUR, K.INTERNSHIP),
    ),
    "building": Trade(
        N.CONSTRUCTION,
        (C.CONSTRUCTION,),
        "the site on the east side",
        "measure twice",
        _SHOP,
        (*_HANDS, K.IN_KIND_GIFT),
    ),
    "electric": Trade(
        N.CONSTRUCTION,
        (C.CONSTRUCTION, C.ENERGY),
        "the panel shop",
        "work safely around power",
        _SHOP,
        (*_HANDS, K.WORKSHOP),
    ),
    "plumbing": Trade(
        N.CONSTRUCTION,
        (C.CONSTRUCTION,),
        "the pipe shop",
        "solder a clean joint",
        _SHOP,
        (K.JOB_SHADOW, K.APPRENTICESHIP, K.GUEST_SPEAKER),
    ),
    "clinic": Trade(
        N.HEALTH,
        (C.HEALTHCARE,),
        "the intake desk and two exam rooms",
        "talk to people who are worried",
        _CARE,
        (K.JOB_SHADOW, K.PRACTICUM, K.GUEST_SPEAKER, K.CAREER_PANEL),
    ),
    "dental": Trade(
        N.HEALTH,
        (C.HEALTHCARE,),
        "the hygiene bay",
        "keep a sterile field",
        _CARE,
        (K.JOB_SHADOW, K.GUEST_SPEAKER, K.PRACTICUM),
    ),
    "senior-care": Trade(
        N.HEALTH,
        (C.HEALTHCARE,),
        "the memory-care wing",
        "sit and listen",
        _CARE,
        (K.PRACTICUM, K.JOB_SHADOW, K.MENTORSHIP),
    ),
    "vet": Trade(
        N.PROFESSIONAL,
        (C.AGRICULTURE, C.HEALTHCARE),
        "the recovery kennels",
        "stay calm with animals",
        _CARE,
        (K.JOB_SHADOW, K.PRACTICUM, K.WORKPLACE_TOUR),
    ),
    "bakery": Trade(
        N.HOSPITALITY,
        (C.HOSPITALITY,),
        "the ovens before opening",
        "start early and keep count",
        ("Owner", "Head baker", "Floor manager"),
        _SERVE,
    ),
    "hotel": Trade(
        N.HOSPITALITY,
        (C.HOSPITALITY,),
        "the front desk and the banquet kitchen",
        "greet a stranger well",
        ("General manager", "Events manager", "HR manager"),
        (*_SERVE, K.MOCK_INTERVIEW),
    ),
    "bank": Trade(
        N.FINANCE,
        (C.FINANCIAL_SERVICES,),
        "the teller line and the back office",
        "explain a fee politely",
        ("Branch manager", "Loan officer", "HR partner"),
        (K.MOCK_INTERVIEW, K.WORKSHOP, K.GUEST_SPEAKER, K.INTERNSHIP),
    ),
    "accounting": Trade(
        N.PROFESSIONAL,
        (C.FINANCIAL_SERVICES, C.MANAGEMENT),
        "tax season at work",
        "check their own numbers",
        _DESK,
        (*_TALK, K.MOCK_INTERVIEW),
    ),
    "law": Trade(
        N.PROFESSIONAL,
        (C.PUBLIC_SERVICE,),
        "the file room and a deposition",
        "write two clear pages",
        _DESK,
        _TALK,
    ),
    "software": Trade(
        N.INFORMATION,
        (C.DIGITAL_TECHNOLOGY,),
        "a code review",
        "explain what they built",
        _DESK,
        (*_TALK, K.INDUSTRY_PROJECT),
    ),
    "print": Trade(
        N.MANUFACTURING,
        (C.ARTS, C.MARKETING),
        "the wide-format press",
        "send a file that prints",
        _SHOP,
        (*_SERVE, K.INDUSTRY_PROJECT),
    ),
    "media": Trade(
        N.INFORMATION,
        (C.ARTS, C.MARKETING),
        "the studio during the noon show",
        "cut three minutes to one",
        _DESK,
        (K.PODCAST, K.WORKPLACE_TOUR, *_TALK),
    ),
    "logistics": Trade(
        N.TRANSPORT, (C.SUPPLY_CHAIN,), "the dock at shift change", "read a manifest", _FIRM, _HANDS
    ),
    "auto": Trade(
        N.OTHER,
        (C.SUPPLY_CHAIN, C.ENERGY),
        "the service bays",
        "use a scan tool and their ears",
        _SHOP,
        (*_HANDS, K.IN_KIND_GIFT),
    ),
    "farm": Trade(
        N.AGRICULTURE,
        (C.AGRICULTURE,),
        "the calving barn",
        "notice what changed overnight",
        ("Owner", "Herd manager", "Foreman"),
        (K.WORKPLACE_TOUR, K.JOB_SHADOW, K.INTERNSHIP),
    ),
    "nursery": Trade(
        N.RETAIL,
        (C.AGRICULTURE, C.MARKETING),
        "the propagation house",
        "work a Saturday in May",
        ("Owner", "Grower", "Store manager"),
        _SERVE,
    ),
    "solar": Trade(
        N.CONSTRUCTION,
        (C.ENERGY, C.CONSTRUCTION),
        "a rooftop crew",
        "work at height safely",
        _FIRM,
        (*_HANDS, K.MOCK_INTERVIEW),
    ),
    "utility": Trade(
        N.UTILITIES,
        (C.ENERGY, C.PUBLIC_SERVICE),
        "the treatment plant",
        "log readings honestly",
        _FIRM,
        (K.WORKPLACE_TOUR, *_TALK),
    ),
    "retail": Trade(
        N.RETAIL,
        (C.MARKETING, C.MANAGEMENT),
        "the stock room and the floor",
        "count a drawer",
        ("Store manager", "Owner", "Assistant manager"),
        _SERVE,
    ),
    "childcare": Trade(
        N.EDUCATION,
        (C.EDUCATION,),
        "the toddler room",
        "get down on the floor",
        ("Director", "Lead teacher"),
        (K.PRACTICUM, K.JOB_SHADOW, K.GUEST_SPEAKER),
    ),
    "safety": Trade(
        N.PUBLIC,
        (C.PUBLIC_SERVICE,),
        "the dispatch room",
        "keep their head",
        _PUBLIC,
        (K.CAREER_PANEL, K.JOB_SHADOW, K.GUEST_SPEAKER, K.WORKPLACE_TOUR),
        PartnerKind.PUBLIC_AGENCY,
    ),
    "city": Trade(
        N.PUBLIC,
        (C.PUBLIC_SERVICE, C.MANAGEMENT),
        "the planning counter",
        "answer the phone kindly",
        _PUBLIC,
        (*_TALK, K.ADVISORY_BOARD),
        PartnerKind.PUBLIC_AGENCY,
    ),
    "nonprofit": Trade(
        N.OTHER,
        (C.HEALTHCARE, C.EDUCATION),
        "the food pantry on a Thursday",
        "be on time for other people",
        _PUBLIC,
        (K.INTERNSHIP, K.GUEST_SPEAKER, K.INDUSTRY_PROJECT),
        PartnerKind.NONPROFIT,
    ),
    "museum": Trade(
        N.ARTS,
        (C.ARTS, C.EDUCATION),
        "the collections room",
        "handle things with care",
        _PUBLIC,
        (K.WORKPLACE_TOUR, K.INTERNSHIP, K.WORKSHOP),
        PartnerKind.NONPROFIT,
    ),
    "chamber": Trade(
        N.OTHER,
        (C.MANAGEMENT,),
        "the Thursday coffee",
        "shake hands",
        ("Executive director", "Membership manager", "Board chair"),
        (K.ADVISORY_BOARD, K.REFERRAL, K.CAREER_PANEL),
        PartnerKind.ASSOCIATION,
    ),
    "faculty": Trade(
        N.EDUCATION,
        (C.EDUCATION,),
        "the capstone posters",
        "finish a draft",
        _FACULTY,
        (K.CAREER_PANEL, K.REFERRAL, K.ADVISORY_BOARD, K.INDUSTRY_PROJECT),
        PartnerKind.FACULTY_DEPARTMENT,
    ),
    "students": Trade(
        None,
        (),
        "their fall meeting",
        "bring a friend",
        ("President", "Faculty adviser", "Events chair"),
        (K.CAREER_PANEL, K.WORKSHOP),
        PartnerKind.STUDENT_ORGANISATION,
    ),
    "alumni": Trade(
        None,
        (),
        "the homecoming tent",
        "write back",
        ("Chapter president", "Secretary"),
        (K.MENTORSHIP, K.CAREER_PANEL, K.PODCAST),
        PartnerKind.ALUMNI_GROUP,
    ),
    "coach": Trade(
        N.PROFESSIONAL,
        (C.MANAGEMENT,),
        "a mock interview by video",
        "tell their own story",
        ("Career coach", "Résumé writer"),
        (K.WORKSHOP, K.MOCK_INTERVIEW),
        PartnerKind.CAREERS_PROFESSIONAL,
    ),
}
